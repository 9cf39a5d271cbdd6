//! Messages in templates.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Kwargs, State, Tera, TeraResult, Value};

use crate::{Argument, Catalogue};

/// Lets templates speak: `t.some_message` is the message `some-message`, and `msg(id="…", name=value…)` one with its
/// arguments.
pub fn speak(tera: &mut Tera, catalogue: &Arc<Catalogue>) {
    let messages: BTreeMap<String, String> =
        catalogue.ids().map(|id| (id.replace('-', "_"), catalogue.text(id))).collect();
    tera.global_context().insert("t", &messages);
    let catalogue = Arc::clone(catalogue);
    tera.register_function("msg", move |arguments: Kwargs, _: &State<'_>| message(&catalogue, &arguments));
}

fn message(catalogue: &Catalogue, arguments: &Kwargs) -> TeraResult<String> {
    let id: String = arguments.must_get("id")?;
    let values: Vec<(String, Value)> =
        arguments.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
    let texts: Vec<(&str, String, Option<i64>)> = values
        .iter()
        .filter(|(name, _)| name != "id")
        .map(|(name, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (name.as_str(), text, value.as_i64())
        })
        .collect();
    let filled: Vec<(&str, Argument<'_>)> =
        texts.iter().map(|(name, text, count)| (*name, count.map_or(Argument::Text(text), Argument::Count))).collect();
    Ok(catalogue.with(&id, &filled))
}
