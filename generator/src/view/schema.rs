//! schema.org data of pages (<https://schema.org/docs/full.html>), as JSON-LD.

use serde_json::{Value, json};

use super::Views;
use super::model::LinkView;
use crate::content::{Kind, Post};

/// JSON that is safe inside a script element: no `<` can close it.
pub(super) fn script(items: &[Value]) -> String {
    let document = json!({ "@context": "https://schema.org", "@graph": items });
    document.to_string().replace('<', "\\u003c")
}

pub(super) fn breadcrumb(views: &Views<'_>, parents: &[LinkView], title: &str, url: &str) -> Value {
    let prefix = views.site.config.site.url.prefix();
    let mut items: Vec<Value> = parents
        .iter()
        .enumerate()
        .map(|(position, link)| {
            let path = link.url.strip_prefix(prefix).unwrap_or(&link.url);
            json!({ "@type": "ListItem", "position": position + 1, "name": link.title, "item": views.site.absolute(path) })
        })
        .collect();
    items.push(json!({
        "@type": "ListItem", "position": items.len() + 1, "name": title, "item": views.site.absolute(url),
    }));
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// Who publishes the site.
pub(super) fn organisation(views: &Views<'_>) -> Value {
    let config = &views.site.config;
    json!({
        "@type": "Organization",
        "@id": views.site.absolute("/#organisation"),
        "name": config.cooperative.name,
        "url": views.site.absolute("/"),
        "telephone": config.cooperative.telephone,
        "email": config.cooperative.email,
        "address": config.cooperative.seat,
    })
}

/// What a post is. A tender is a page with a document: there is no type for it, and an `Offer` it is not.
pub(super) fn post(views: &Views<'_>, post: &Post, image: Option<&str>) -> Vec<Value> {
    let site = views.site;
    let url = site.absolute(&post.address.url);
    let mut item = json!({
        "@id": url,
        "url": url,
        "name": post.title.value,
        "inLanguage": site.config.site.language.regional_tag(),
        "publisher": { "@id": site.absolute("/#organisation") },
    });
    let mut set = |key: &str, value: Value| {
        if let Some(object) = item.as_object_mut() {
            object.insert(key.to_owned(), value);
        }
    };
    if let Some(summary) = &post.summary {
        set("description", json!(summary));
    }
    if let Some(image) = image {
        set("image", json!(image));
    }
    if let Some(date) = &post.date {
        set("datePublished", json!(views.moment(date.value).iso));
        if site.updated(post) > site.published(post) {
            set("dateModified", json!(views.instant(site.updated(post)).iso));
        }
    }
    match &post.kind {
        Kind::ProgressUpdate(_) | Kind::ResidenceNotice(_) | Kind::Article => {
            set("@type", json!("NewsArticle"));
            set("headline", json!(post.title.value));
            if let Some(author) = &post.author {
                set("author", json!({ "@type": "Person", "name": author }));
            }
        }
        Kind::Programme(programme) => {
            set("@type", json!("ApartmentComplex"));
            set("address", address(programme.address.as_deref(), &programme.commune.value));
            if let Some(homes) = programme.homes {
                set("numberOfAccommodationUnits", json!(homes));
            }
        }
        Kind::Residence(residence) => {
            set("@type", json!("ApartmentComplex"));
            set("address", address(residence.address.as_deref(), &residence.commune.value));
            if let Some(homes) = residence.homes {
                set("numberOfAccommodationUnits", json!(homes));
            }
        }
        Kind::Event(event) => {
            set("@type", json!("Event"));
            set("startDate", json!(views.moment(event.start.value).iso));
            if let Some(end) = event.end {
                set("endDate", json!(views.moment(end).iso));
            }
            if let Some(place) = &event.place {
                set("location", json!({ "@type": "Place", "name": place, "address": place }));
            }
            if let Some(organiser) = &event.organiser {
                set("organizer", json!({ "@type": "Organization", "name": organiser }));
            }
        }
        Kind::BoardDocument(document) => {
            set("@type", json!(["Report", "DigitalDocument"]));
            set("about", json!(views.date(document.meeting).iso));
        }
        Kind::Tender(tender) => {
            set("@type", json!("WebPage"));
            set(
                "mainEntity",
                json!({
                    "@type": "DigitalDocument",
                    "name": tender.subject,
                    "identifier": tender.reference.value,
                    "expires": views.moment(tender.deadline.value).iso,
                }),
            );
        }
        Kind::Page | Kind::Section => set("@type", json!("WebPage")),
    }
    vec![item, organisation(views)]
}

fn address(street: Option<&str>, town: &str) -> Value {
    json!({ "@type": "PostalAddress", "streetAddress": street, "addressLocality": town, "addressCountry": "FR" })
}
