// Reloads the page when the site changes; it comes back at the same place.
const key = "palier-place";
const kept = sessionStorage.getItem(key);
sessionStorage.removeItem(key);
// A page of errors has no place of its own: it keeps that of the page which it stands for.
const stands = "erreurs" in document.documentElement.dataset;
if (kept && !stands) {
  const [path, top] = JSON.parse(kept);
  if (path === location.pathname) scrollTo(0, top);
}
// The version that this page shows. What changed since it was made is not missed.
let known = Number(new URL(import.meta.url).searchParams.get("version"));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
for (;;) {
  try {
    const version = Number(await (await fetch("/__palier/version/" + known)).text());
    if (known && version !== known) {
      sessionStorage.setItem(key, (stands && kept) || JSON.stringify([location.pathname, scrollY]));
      location.reload();
      break;
    }
    known = version;
  } catch {
    // The server is away: it may come back.
    await wait(1000);
  }
}
