// Reloads the page when the site changes; it comes back at the same place.
const key = "palier-place";
const kept = sessionStorage.getItem(key);
if (kept) {
  sessionStorage.removeItem(key);
  const [path, top] = JSON.parse(kept);
  if (path === location.pathname) scrollTo(0, top);
}
let known = 0;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
for (;;) {
  try {
    const version = Number(await (await fetch("/__palier/version/" + known)).text());
    if (known && version !== known) {
      sessionStorage.setItem(key, JSON.stringify([location.pathname, scrollY]));
      location.reload();
      break;
    }
    known = version;
  } catch {
    // The server is away: it may come back.
    await wait(1000);
  }
}
