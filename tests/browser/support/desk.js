// The moderation desk, as a moderator finds her way about it.
export const DESK_ROOT = '/commentaires/moderation';

// With a first password, one chooses one's own before anything else; it is hers from then on.
export async function signIn(page, moderator) {
  await page.goto(DESK_ROOT);
  await page.getByLabel('Adresse e-mail').fill(moderator.email);
  await page.getByLabel('Mot de passe').fill(moderator.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('heading', { level: 1, name: /^(À relire|Choisissez votre mot de passe)$/ }).waitFor();
  const own = page.getByLabel('Nouveau mot de passe');
  if (!(await own.isVisible())) return;
  moderator.password = 'quatre mots sans rapport';
  await own.fill(moderator.password);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: 'À relire' }).waitFor();
}

// A telephone folds the way out into the menu.
export async function signOut(page) {
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
}

// The addresses of the desk's pages, by what its navigation calls them. Some may be folded away.
export async function deskPages(page) {
  const links = page.getByRole('navigation', { name: 'Modération' }).getByRole('link', { includeHidden: true });
  const named = await links.evaluateAll((all) => all.map((link) => [link.firstChild.textContent.trim(), link.getAttribute('href')]));
  return Object.fromEntries(named);
}

// The entry of a comment, by what its author wrote.
export const entry = (page, text) => page.getByRole('article').filter({ hasText: text });

// Opens one of an entry's folded acts.
export const unfold = (within, name) => within.locator('summary', { hasText: name }).click();
