//! Objects in templates have no order: whatever lists what they hold does it by name, so that a page does not depend on
//! chance.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use tera::value::{Key, Map};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// The loops that go through an object, in an order that changes from one build to the next: `for name, value in`, and those over
/// what is known to be one. Which other names are objects cannot be told from a text; their values are of all sorts, and
/// nobody lists them.
static LOOPS: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    #[expect(clippy::unwrap_used, reason = "constants, which a test compiles")]
    [
        r"\{[%{][^}]*?\bfor\s+(\w+\s*,\s*\w+)\s+in\b",
        r"\{[%{][^}]*?\bfor\s+\w+\s+in\s+(site\.(?:assets|integrity)|[^|}]+\|\s*group_by\([^)]*\))\s*(?:-?%\}|\]|if\b)",
    ]
    .map(|pattern| Regex::new(pattern).unwrap())
});

/// Replaces the engine's filters `keys`, `values` and `pairs`, which list an object in no order.
pub(super) fn list_by_name(tera: &mut Tera) {
    tera.register_filter("keys", |object: &Map, _: Kwargs, _: &State<'_>| listed(object, |key, _| key.into()));
    tera.register_filter("values", |object: &Map, _: Kwargs, _: &State<'_>| listed(object, |_, value| value));
    tera.register_filter("pairs", |object: &Map, _: Kwargs, _: &State<'_>| {
        listed(object, |key, value| Value::from(vec![key.into(), value]))
    });
}

fn listed(object: &Map, each: impl Fn(Key<'static>, Value) -> Value) -> TeraResult<Vec<Value>> {
    let mut entries: Vec<_> = object.iter().collect();
    entries.sort_by_key(|(key, _)| *key);
    Ok(entries.into_iter().map(|(key, value)| each(key.clone(), value.clone())).collect())
}

/// Where `template` loops over an object without `pairs`, in bytes.
pub(super) fn unordered_loop(template: &str) -> Option<Range<usize>> {
    LOOPS.iter().find_map(|pattern| Some(pattern.captures(template)?.get(1)?.range()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_listed_by_name() {
        let mut tera = Tera::default();
        list_by_name(&mut tera);
        let text = "{% for pair in o | pairs %}{{ pair[0] }}={{ pair[1] }} {% endfor %}\
                    {{ o | keys | join(sep=',') }} {{ o | values | join(sep=',') }}";
        tera.add_raw_template("t", text).expect("a template");
        let mut context = tera::Context::new();
        let object: std::collections::HashMap<String, i32> =
            ('a'..='h').rev().zip(1..).map(|(k, v)| (k.into(), v)).collect();
        context.insert("o", &object);
        assert_eq!(
            tera.render("t", &context).expect("a page"),
            "a=8 b=7 c=6 d=5 e=4 f=3 g=2 h=1 a,b,c,d,e,f,g,h 8,7,6,5,4,3,2,1"
        );
    }

    #[test]
    fn a_loop_over_an_object_is_found() {
        for (template, found) in [
            ("<p>{%- for name , value in site.assets %}", "name , value"),
            ("{% set names = [k for k, v in o] %}", "k, v"),
            ("{% for url in site.integrity -%}", "site.integrity"),
            ("{% for year in posts | group_by(attribute=\"year\") %}", "posts | group_by(attribute=\"year\")"),
        ] {
            assert_eq!(unordered_loop(template).map(|range| &template[range]), Some(found), "{template}");
        }
        for sound in [
            "{% for pair in o | pairs %}",
            "{% for pair in posts | group_by(attribute=\"year\") | pairs %}",
            "{% for name in site.assets | keys %}",
            "{% for a in [b, c] %}",
            "for k, v in",
            "{{ for }}",
        ] {
            assert_eq!(unordered_loop(sound), None, "{sound}");
        }
    }
}
