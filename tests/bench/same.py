"""Do two outputs show the same site? Whoever is fast must not be fast by leaving something out."""
import pathlib
import xml.etree.ElementTree as ElementTree

FEED_LENGTH = 20


def items(feed):
    """The addresses of a feed's items, in order."""
    return [item.findtext("link") for item in ElementTree.parse(feed).iterfind("channel/item")]


def deadlines(calendar):
    """When a calendar's events start and end, and where they lead, with folded lines joined (RFC 5545 §3.1)."""
    lines = calendar.read_text().replace("\r\n", "\n").replace("\n ", "").split("\n")
    return [line for line in lines if line.startswith(("DTSTART;", "DTEND;", "URL:"))]


def differences(palier, hugo, posts, feeds):
    """What differs, in words. `feeds` are the folders of the lists whose feeds both must have."""
    palier, hugo = pathlib.Path(palier), pathlib.Path(hugo)
    found = []
    for post in posts:
        for out in (palier, hugo):
            page = out / post.path / "index.html"
            if not page.is_file():
                found.append(f"{page} is missing")
            elif not page.read_text().rstrip().endswith("</html>"):
                found.append(f"{page} is not whole")
        if post.kind == "appel-offres":
            ours, theirs = (deadlines(out / post.path / "agenda.ics") for out in (palier, hugo))
            if ours != theirs or len(ours) != 3:
                found.append(f"the calendars of {post.path} differ: {ours} {theirs}")
    written = {post.path for post in posts}
    for folder in feeds:
        ours, theirs = items(palier / folder / "flux.xml"), items(hugo / folder / "flux.xml")
        # A programme's feed holds its updates here, its tenders too there; an open tender is never cut off here.
        if folder.startswith("chantiers/"):
            theirs = [link for link in theirs if "/chantiers/" in link]
        if ours[:len(theirs)] != theirs or len(ours) < min(len(theirs), FEED_LENGTH):
            found.append(f"the feeds of {folder} differ: {ours[:3]}… {theirs[:3]}…")
        unknown = [link for link in ours if link.removeprefix("https://mesure.example/").rstrip("/") not in written]
        if unknown:
            found.append(f"the feed of {folder} leads to {unknown[0]}")
    return found
