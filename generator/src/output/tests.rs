//! Whole builds into real folders.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::*;

/// A folder with an output folder `public` in it.
struct Place {
    root: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { root: tempfile::tempdir().expect("a temporary folder") }
    }

    fn root(&self) -> &Path {
        self.root.path()
    }

    fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    fn open(&self) -> Result<Output, OutputError> {
        Output::open(&self.public(), &[self.root().join("content")])
    }

    /// Builds a site of these files.
    fn build(&self, files: &[(&str, &str)]) -> Result<Summary, OutputError> {
        let output = self.open()?;
        for (path, text) in files {
            output.stage(rendered(path, text))?;
        }
        output.commit()
    }

    /// Writes a file as a person would.
    fn put(&self, path: &str, text: &str) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, text).expect("written");
    }

    /// Every file under the root but the manifests, with its text; an empty folder ends in `/`.
    fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(self.root(), self.root(), &mut files);
        files.retain(|path, _| !path.ends_with(manifest::NAME));
        files
    }

    /// The published files' names.
    fn names(&self) -> Vec<String> {
        self.files().into_keys().filter_map(|path| Some(path.strip_prefix("public/")?.to_owned())).collect()
    }

    fn times(&self) -> BTreeMap<String, SystemTime> {
        let time = |path: String| {
            let metadata = fs::metadata(self.root().join(&path)).expect("exists");
            (path, metadata.modified().expect("a time"))
        };
        self.files().into_keys().chain([format!("public/{}", manifest::NAME)]).map(time).collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    let entries: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    if entries.is_empty() {
        files.insert(format!("{}/", relative(root, folder)), String::new());
    }
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.insert(relative(root, &path), fs::read_to_string(&path).expect("a text"));
        }
    }
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/")
}

fn rendered(path: &str, text: &str) -> Rendered {
    Rendered { path: path.to_owned(), content: Content::Bytes(text.as_bytes().to_vec()) }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, OutputError>) -> &'static str {
    outcome.expect_err("a refusal").code()
}

const SITE: [(&str, &str); 4] =
    [("index.html", "home"), ("assets/a.css", "css"), ("chantiers/verger/index.html", "verger"), ("feed.xml", "feed")];

#[test]
fn a_first_build_makes_the_folder() {
    let place = Place::new();
    let summary = place.build(&SITE).expect("built");
    assert_eq!(summary, Summary { written: 4, unchanged: 0, removed: 0, total_bytes: 17 });
    assert_eq!(place.names(), ["assets/a.css", "chantiers/verger/index.html", "feed.xml", "index.html"]);
    let manifest = fs::read_to_string(place.public().join(manifest::NAME)).expect("a manifest");
    assert_eq!(manifest, "palier-manifest 1\nassets/a.css\nchantiers/verger/index.html\nfeed.xml\nindex.html\n");
    assert_eq!(fs::read_dir(place.root()).expect("a folder").count(), 1, "no staging area is left");
}

#[test]
fn an_empty_folder_is_filled_in_place() {
    let place = Place::new();
    fs::create_dir(place.public()).expect("made");
    let server = std::fs::File::open(place.public()).expect("a folder that is open elsewhere");
    assert_eq!(place.build(&SITE).expect("built").written, 4);
    assert_eq!(place.names().len(), 4);
    drop(server);
    assert_eq!(place.build(&SITE).expect("built").written, 0);
}

#[test]
fn a_second_build_of_the_same_touches_nothing() {
    let place = Place::new();
    place.build(&SITE).expect("built");
    let before = place.times();
    let summary = place.build(&SITE).expect("built");
    assert_eq!(summary, Summary { written: 0, unchanged: 4, removed: 0, total_bytes: 17 });
    assert_eq!(place.times(), before);
}

#[test]
fn only_what_changed_is_replaced() {
    let place = Place::new();
    place.build(&SITE).expect("built");
    let mut before = place.times();
    let mut site = SITE;
    site[2].1 = "VERGER";
    let summary = place.build(&site).expect("built");
    assert_eq!((summary.written, summary.unchanged), (1, 3));
    assert_eq!(place.files().get("public/chantiers/verger/index.html").map(String::as_str), Some("VERGER"));
    let mut after = place.times();
    before.remove("public/chantiers/verger/index.html");
    after.remove("public/chantiers/verger/index.html");
    assert_eq!(after, before);
}

#[test]
fn orphans_go_with_their_empty_folders_and_a_strangers_files_stay() {
    let place = Place::new();
    place.build(&[("index.html", "home"), ("a/b/c/index.html", "c"), ("d/index.html", "d")]).expect("built");
    place.put("public/d/notes.txt", "a stranger's");
    let summary = place.build(&[("index.html", "home")]).expect("built");
    assert_eq!((summary.written, summary.removed), (0, 2));
    assert_eq!(place.names(), ["d/notes.txt", "index.html"]);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let place = Place::new();
    place.build(&[("a", "file"), ("b/c/index.html", "page")]).expect("built");
    let summary = place.build(&[("a/index.html", "page"), ("b", "file")]).expect("built");
    assert_eq!((summary.written, summary.removed), (2, 2));
    assert_eq!(place.names(), ["a/index.html", "b"]);
}

#[test]
fn attachments_are_copied_and_compared_like_bytes() {
    let place = Place::new();
    place.put("content/plan.pdf", "plan");
    let build = || {
        let output = place.open()?;
        let content = Content::CopyOf(place.root().join("content/plan.pdf"));
        output.stage(Rendered { path: "plan.pdf".to_owned(), content })?;
        output.commit()
    };
    assert_eq!(build().expect("built"), Summary { written: 1, unchanged: 0, removed: 0, total_bytes: 4 });
    assert_eq!(build().expect("built"), Summary { written: 0, unchanged: 1, removed: 0, total_bytes: 4 });
    place.put("content/plan.pdf", "nalp");
    assert_eq!(build().expect("built").written, 1);
    assert_eq!(place.files().get("public/plan.pdf").map(String::as_str), Some("nalp"));
    fs::remove_file(place.root().join("content/plan.pdf")).expect("removed");
    assert_eq!(code(build()), "sortie-impossible");
}

#[test]
fn folders_that_palier_did_not_make_are_refused() {
    let place = Place::new();
    place.put("public/photo.jpg", "mine");
    assert_eq!(code(place.open()), "sortie-pas-vide");
    place.put("public/.palier-manifest", "palier-manifest 1\n../content/a.md\n");
    assert_eq!(code(place.open()), "sortie-manifeste-illisible");
    assert_eq!(code(Output::open(&place.public().join("photo.jpg"), &[])), "sortie-pas-un-dossier");
}

#[test]
fn folders_that_hold_or_lie_in_the_sources_are_refused() {
    let place = Place::new();
    place.put("content/a.md", "text");
    let sources = [place.root().join("content"), place.root().join("palier.toml")];
    for dir in ["content", "content/public", "content/../content/x", "missing/../content", ".", "public/.."] {
        assert_eq!(code(Output::open(&place.root().join(dir), &sources)), "sortie-sur-les-sources", "{dir}");
    }
    drop(Output::open(&place.root().join("content-public"), &sources).expect("beside is not inside"));
    assert_eq!(place.files().into_keys().collect::<Vec<_>>(), ["content/a.md"]);
}

#[test]
fn paths_that_lead_out_and_paths_that_come_twice_are_refused() {
    let place = Place::new();
    let output = place.open().expect("opened");
    assert_eq!(code(output.stage(rendered("../a.html", "x"))), "sortie-chemin-invalide");
    output.stage(rendered("a.html", "x")).expect("staged");
    assert_eq!(code(output.stage(rendered("a.html", "y"))), "sortie-fichier-en-double");
    assert_eq!(code(output.commit()), "sortie-incomplete");
    assert!(place.files().keys().all(|path| path == "/"), "nothing was published");
}

#[test]
fn an_abandoned_build_leaves_no_trace() {
    let place = Place::new();
    let output = place.open().expect("opened");
    output.stage(rendered("index.html", "home")).expect("staged");
    drop(output);
    assert_eq!(fs::read_dir(place.root()).expect("a folder").count(), 0);

    place.build(&SITE).expect("built");
    let (files, times) = (place.files(), place.times());
    let output = place.open().expect("opened");
    output.stage(rendered("index.html", "another")).expect("staged");
    drop(output);
    assert_eq!((place.files(), place.times()), (files, times));
}

#[test]
fn what_a_killed_build_left_is_cleared() {
    let place = Place::new();
    place.put(".public.palier-staging/tree/index.html", "half");
    place.put(".public.palier-staging/lock", "");
    place.build(&SITE).expect("built");
    assert_eq!(place.names().len(), 4);
    assert_eq!(place.files().len(), 4);

    place.put("public/.palier-staging/new/3", "half");
    place.put(".public.palier-staging/tree/index.html", "half");
    // Killed between two moves: the manifest owns the files of both builds, some of which are missing.
    let mut site = SITE.map(|(path, _)| path.to_owned()).to_vec();
    site.extend(["late/index.html".to_owned(), "never/index.html".to_owned()]);
    site.sort();
    place.put("public/.palier-manifest", &manifest::format(&site));
    place.put("public/late/index.html", "late");
    fs::create_dir(place.public().join("never")).expect("made");
    let summary = place.build(&SITE).expect("built");
    assert_eq!((summary.written, summary.removed), (0, 1));
    assert_eq!(place.files().len(), 4);
    assert!(!place.public().join("never").exists());
}

#[test]
fn two_builds_at_once_are_refused() {
    let place = Place::new();
    let first = place.open().expect("opened");
    assert_eq!(code(place.open()), "sortie-occupee");
    first.stage(rendered("index.html", "home")).expect("staged");
    assert_eq!(first.commit().expect("built").written, 1);
    let second = place.open().expect("opened");
    assert_eq!(code(place.open()), "sortie-occupee");
    drop(second);
}

#[test]
fn a_failure_half_way_leaves_the_previous_site_whole() {
    let place = Place::new();
    place
        .build(&[("a.css", "old"), ("gone/index.html", "old"), ("m/index.html", "old"), ("z.html", "old")])
        .expect("built");
    // What even an administrator's build cannot replace: a folder where a file goes.
    fs::remove_file(place.public().join("z.html")).expect("removed");
    place.put("public/z.html/stranger.txt", "mine");
    let (files, times) = (place.files(), place.times());
    let manifest = fs::read(place.public().join(manifest::NAME)).expect("a manifest");

    let next =
        [("a.css", "new"), ("gone", "file"), ("m/index.html", "new"), ("n/o/index.html", "new"), ("z.html", "new")];
    assert_eq!(code(place.build(&next)), "sortie-dossier-a-la-place");
    assert_eq!((place.files(), place.times()), (files, times));
    assert_eq!(fs::read(place.public().join(manifest::NAME)).expect("a manifest"), manifest);

    fs::remove_dir_all(place.public().join("z.html")).expect("removed");
    let summary = place.build(&next).expect("built");
    assert_eq!((summary.written, summary.removed), (5, 1));
}

#[test]
fn a_strangers_file_is_never_overwritten() {
    let place = Place::new();
    place.build(&SITE).expect("built");
    place.put("public/robots.txt", "mine");
    place.put("public/b", "mine");
    let files = place.files();
    assert_eq!(code(place.build(&[("robots.txt", "Palier's")])), "sortie-fichier-etranger");
    assert_eq!(code(place.build(&[("b/index.html", "Palier's")])), "sortie-fichier-etranger");
    assert_eq!(place.files(), files);
    // The same bytes are taken over.
    assert_eq!(place.build(&[("robots.txt", "mine")]).expect("built").written, 0);
    assert_eq!(place.names(), ["b", "robots.txt"]);
}

#[test]
fn many_threads_may_stage_at_once() {
    let place = Place::new();
    let build = |round: &str| {
        let output = place.open().expect("opened");
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let output = &output;
                scope.spawn(move || {
                    for page in 0..50 {
                        let path = format!("shared/{page}/{thread}/index.html");
                        output.stage(rendered(&path, round)).expect("staged");
                    }
                });
            }
        });
        output.commit().expect("built").written
    };
    assert_eq!([build("one"), build("one"), build("two")], [200, 0, 200]);
}
