//! What the banner of a page says. Facts alone: a state that time changes is on no picture that others keep.

use std::sync::Arc;

use palier_banners::{Banner, Stair};

use super::model::BannerView;
use super::post::of_tranche;
use super::{Views, format};
use crate::content::{Kind, NoticeState, Post, ProgressUpdate, Stage};
use crate::media::banner::Source;
use crate::media::{Form, PageBanner};
use crate::site::{File, ListId, PostId, Route, links};

/// A photo that stands for a page.
pub(super) struct Lead<'s> {
    path: &'s Arc<str>,
    file: &'s File,
    description: &'s str,
}

/// What a banner says of its page, besides the title.
#[derive(Default)]
struct Said {
    kicker: Vec<String>,
    fact: Option<String>,
    note: Option<String>,
    stair: Option<Stair>,
}

/// Whose banner.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Whose {
    Site,
    Post(PostId),
    List(ListId),
}

/// A banner where it is published.
pub(super) struct Placed {
    address: String,
    banner: Arc<PageBanner>,
    alt: String,
}

impl Views<'_> {
    /// The banner of the page at a route with its address; `None` where the page shows another's, or the site has none.
    #[must_use]
    pub fn banner(&self, route: &Route) -> Option<(String, Arc<PageBanner>)> {
        let placed = self.placed(match route {
            Route::Home => Whose::Site,
            Route::Post(id) | Route::List(ListId::Programme(id) | ListId::Residence(id), None) => Whose::Post(*id),
            Route::List(id, None) => Whose::List(*id),
            _ => return None,
        })?;
        Some((placed.address.clone(), Arc::clone(&placed.banner)))
    }

    /// A banner, made once: its page names it, and the build draws it.
    fn placed(&self, whose: Whose) -> Option<Arc<Placed>> {
        if !self.has_banners() {
            return None;
        }
        self.made.banners.get(&whose, || {
            let placed = match whose {
                Whose::Site => self.banner_of_site(),
                Whose::Post(id) => self.banner_of_post(id),
                Whose::List(id) => self.banner_of_list(id)?,
            };
            Some(Arc::new(placed))
        })
    }

    fn has_banners(&self) -> bool {
        self.named.banners && self.site.config.identity.banners
    }

    /// What others show of a post's page.
    pub(super) fn shown_of_post(&self, id: PostId) -> Option<BannerView> {
        if self.has_banners() {
            return self.shown(Whose::Post(id));
        }
        self.plain_photo(self.lead(id).filter(|_| self.named.banners)?)
    }

    /// What others show of a list's page.
    pub(super) fn shown_of_list(&self, id: ListId) -> Option<BannerView> {
        self.shown(Whose::List(id))
    }

    /// What others show of the home page, and of pages that have nothing of their own.
    pub(super) fn shown_of_site(&self) -> Option<BannerView> {
        self.shown(Whose::Site)
    }

    fn shown(&self, whose: Whose) -> Option<BannerView> {
        let placed = self.placed(whose)?;
        Some(BannerView {
            url: self.site.absolute(&placed.address),
            alt: placed.alt.clone(),
            width: palier_banners::WIDTH,
            height: palier_banners::HEIGHT,
            media_type: placed.banner.encoding().media_type(),
        })
    }

    /// The photo itself, in the encoding that everybody reads.
    fn plain_photo(&self, lead: Lead<'_>) -> Option<BannerView> {
        let variant = lead.file.picture()?.fallback()?;
        Some(BannerView {
            url: self.photo_address(&lead),
            alt: lead.description.to_owned(),
            width: variant.width,
            height: variant.height,
            media_type: variant.encoding.media_type(),
        })
    }

    /// The absolute address of a photo, in the encoding that everybody reads.
    pub(super) fn photo_address(&self, lead: &Lead<'_>) -> String {
        self.site.absolute(lead.file.url_shown())
    }

    /// The photo that stands for a post: its own, the first of its series, its programme's.
    pub(super) fn lead(&self, id: PostId) -> Option<Lead<'_>> {
        let post = self.site.post(id);
        if post.is_withdrawn() {
            return None;
        }
        let own = || self.found(post, &post.image.as_ref()?.value, post.image_description());
        let first = || {
            let photo = post.update()?.photos.first()?;
            self.found(post, &photo.file.value, photo.description.as_str())
        };
        let of = if post.update().is_some() { self.site.relations(id).programme } else { Some(id) };
        own().or_else(first).or_else(|| self.led_by(of?))
    }

    /// What is pictured of what a post is about: its lead, or else its programme's cover.
    pub(super) fn pictured(&self, id: PostId) -> Option<Lead<'_>> {
        let programme = self.site.relations(id).programme.filter(|_| !self.site.post(id).is_withdrawn());
        self.lead(id).or_else(|| self.led_by(programme?))
    }

    /// A programme's cover.
    fn led_by(&self, id: PostId) -> Option<Lead<'_>> {
        let post = self.site.post(id);
        let programme = post.programme()?;
        self.found(post, &programme.cover.as_ref()?.value, programme.cover_description.as_str())
    }

    fn found<'s>(&'s self, post: &Post, written: &str, description: &'s str) -> Option<Lead<'s>> {
        let (path, file) = links::find_file(self.site, post, written)?;
        Some(Lead { path, file, description })
    }

    fn banner_of_post(&self, id: PostId) -> Placed {
        let post = self.site.post(id);
        self.make(&post.address.url, &post.title.value, self.said(id, post), self.lead(id))
    }

    /// A section's, or that of a list that holds something: most of the trades that firms may follow hold nothing yet.
    fn banner_of_list(&self, id: ListId) -> Option<Placed> {
        let list = self.site.list(id);
        let index = match id {
            ListId::Section(position) => self.site.sections[position].index,
            _ if list.items.is_empty() && list.head.is_empty() => return None,
            _ => None,
        };
        let lead = index.and_then(|index| self.lead(index));
        Some(self.make(&list.url, &self.list_title(id), Said::default(), lead))
    }

    /// The site's name stands on every banner: on its own, what it says of itself has the title's place.
    fn banner_of_site(&self) -> Placed {
        let config = &self.site.config;
        let title = config.site.description.as_ref().unwrap_or(&config.site.title);
        let lead = config.identity.cover.as_ref().and_then(|cover| {
            let (path, file) = self.site.files.entry(&cover.file.value)?;
            Some(Lead { path, file, description: &cover.description })
        });
        self.make("/", title, Said::default(), lead)
    }

    /// The banner of the page at `page`.
    fn make(&self, page: &str, title: &str, said: Said, lead: Option<Lead<'_>>) -> Placed {
        let config = &self.site.config;
        let identity = &config.identity;
        let source = |path: &Arc<str>, file: &File| {
            let picture = file.picture().filter(|picture| matches!(picture.form, Form::Photo(_)))?;
            Some(Source { path: Arc::clone(path), picture: picture.clone() })
        };
        let logo = identity.logo.as_ref().and_then(|logo| self.site.files.entry(&logo.file.value));
        let logo = logo.and_then(|(path, file)| source(path, file));
        let says_name = identity.logo_says_name && logo.is_some();
        let photo = lead.as_ref().and_then(|lead| source(lead.path, lead.file));
        let described = lead.filter(|lead| photo.is_some() && !lead.description.is_empty());
        let alt = match described {
            Some(lead) => format!("{} – {title}", lead.description),
            None => format!("{title} – {}", config.site.title),
        };
        let Said { kicker, fact, note, stair } = said;
        let banner = Banner {
            site: if says_name { String::new() } else { config.site.title.clone() },
            kicker,
            title: title.to_owned(),
            fact,
            note,
            stair,
            colours: self.colours,
        };
        let banner = PageBanner::new(banner, photo, logo);
        Placed { address: banner.address(page), banner: Arc::new(banner), alt }
    }

    fn said(&self, id: PostId, post: &Post) -> Said {
        let kind = post.kind.name().map(|kind| self.label("kind", kind.word()));
        let relations = self.site.relations(id);
        let parent =
            relations.programme.or(relations.residence).map(|parent| self.site.post(parent).title.value.clone());
        let day = || Some(format::date(self.language(), post.date.as_ref()?.value.date));
        let moment = |moment| format::moment(self.language(), moment);
        let with_date = |message: &str, date: &str| Some(self.catalogue.with(message, &[("date", date.into())]));
        let homes = |homes: Option<u32>| Some(self.catalogue.with("homes", &[("count", homes?.into())]));
        let kicker = |first: Option<String>, second: Option<String>| first.into_iter().chain(second).collect();
        match &post.kind {
            Kind::Programme(programme) => Said {
                kicker: kicker(kind, Some(programme.commune.value.clone())),
                fact: self
                    .handover(id)
                    .and_then(|date| with_date("planned-handover", &format::partial_date(self.language(), date))),
                note: homes(programme.homes),
                stair: self.stair(id, None, self.current_stage(id, None), self.progress(id, None)),
            },
            Kind::ProgressUpdate(update) => Said {
                kicker: kicker(kind, parent).into_iter().chain(self.tranche_of(id, update)).collect(),
                fact: self.stage_and_progress(update),
                note: day(),
                stair: relations.programme.and_then(|programme| {
                    let tranche = update.tranche.as_ref().map(|tranche| tranche.value.as_str());
                    self.stair(programme, tranche, update.stage, update.progress)
                }),
            },
            Kind::Tender(tender) => Said {
                kicker: kicker(kind, parent.or_else(|| tender.commune.clone())),
                fact: Some([&self.catalogue.text("deadline-label"), " ", &moment(tender.deadline.value)].concat()),
                note: Some(tender.reference.value.clone()),
                stair: None,
            },
            Kind::BoardDocument(document) => Said {
                kicker: kicker(
                    Some(self.label("document-nature", document.nature.word())),
                    document.body.map(|body| self.label("governance", body.word())),
                ),
                fact: with_date("meeting-of", &format::date(self.language(), document.meeting)),
                ..Said::default()
            },
            Kind::Residence(residence) => Said {
                kicker: kicker(kind, Some(residence.commune.value.clone())),
                note: homes(residence.homes),
                ..Said::default()
            },
            Kind::ResidenceNotice(notice) => {
                let category = notice.category.map(|category| self.label("notice-category", category.word()));
                let postponed = notice.postponed_to.filter(|_| notice.state != Some(NoticeState::Resolved));
                let (message, until) = match postponed {
                    Some(day) => ("notice-postponed-to", Some(day)),
                    None => ("notice-valid-until", post.expire_at),
                };
                Said {
                    kicker: kicker(category.or(kind), parent),
                    fact: until.and_then(|until| with_date(message, &format::date(self.language(), until.date))),
                    note: day(),
                    stair: None,
                }
            }
            Kind::Event(event) => Said {
                kicker: kicker(kind, parent),
                fact: Some(moment(event.start.value)),
                note: event.place.clone(),
                stair: None,
            },
            Kind::Article => Said { kicker: kicker(kind, None), note: day(), ..Said::default() },
            Kind::Page | Kind::Section => Said::default(),
        }
    }

    fn tranche_of(&self, id: PostId, update: &ProgressUpdate) -> Option<String> {
        update.tranche.as_ref().map(|tranche| self.tranche_name(id, &tranche.value))
    }

    /// « Hors d’eau · 62 % ».
    fn stage_and_progress(&self, update: &ProgressUpdate) -> Option<String> {
        let stage = update.stage.map(|stage| self.label("stage", stage.word()));
        let percent = |message: &str| Some(self.catalogue.with(message, &[("count", update.progress?.into())]));
        match stage {
            Some(stage) => {
                Some([Some(stage), percent("progress-percent")].into_iter().flatten().collect::<Vec<_>>().join(" · "))
            }
            None => percent("progress"),
        }
    }

    /// A step for each milestone, up to a stage of the works; or else ten, for what is done of them.
    fn stair(
        &self,
        programme: PostId,
        tranche: Option<&str>,
        stage: Option<Stage>,
        progress: Option<u32>,
    ) -> Option<Stair> {
        const TENTHS: u8 = 10;
        let programme = self.site.post(programme).programme()?;
        let tranche = tranche.map(|written| programme.tranche(written).map_or(written, |known| &known.id));
        let own = programme.milestones.iter().filter(|milestone| of_tranche(milestone, tranche));
        let mut stages: Vec<Stage> = own.map(|milestone| milestone.stage).collect();
        stages.sort_unstable();
        stages.dedup();
        let count = |of: usize| u8::try_from(of).unwrap_or(u8::MAX);
        match (stage, progress) {
            (Some(stage), _) if stages.len() > 1 => {
                let done = stages.iter().filter(|other| **other <= stage).count();
                Some(Stair { steps: count(stages.len()), done: count(done) })
            }
            (_, Some(progress)) => Some(Stair { steps: TENTHS, done: count(progress as usize / 10).min(TENTHS) }),
            _ => None,
        }
    }
}
