// A conversation from its first word to its end: a question, its review, the official answer and the letter that
// brings it, a page that moves, an author who closes it and opens it again.
import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { deskPages, entry, signIn, unfold } from '../support/desk.js';
import { Host } from '../support/host.js';
import { conversations, link, mailServer, publish, sources } from '../support/site.js';
import { browse, keep, PAIRS, visitor } from '../support/visitor.js';

const whole = { after };
const browser = await browse(whole);
const FOLDER = 'chantiers/terrasses-du-verger';
const OLD = '2026-11-20-fondations-batiment-b';
const NEW = 'les-fondations-du-batiment-b';
const ASKED = 'Quand les acquéreurs du bâtiment B pourront-ils visiter le chantier ?';
const ANSWERED = 'La première visite a lieu le samedi 12 juin 2027, à 10 h 00, casque fourni.';

// A cooperative's site, service and mail, all of its own.
async function cooperative(scope) {
  const [host, root, mail] = [await Host.open(scope), sources(scope), await mailServer(scope)];
  const out = await publish(scope, host, root);
  return { host, root, out, mail, service: await conversations(scope, host, out, mail) };
}

const thread = (page) => page.getByRole('region', { name: 'Espace de contributions des lecteurs' });

async function ask(page, script, email) {
  const form = thread(page);
  const notify = page.getByLabel('Me prévenir de la réponse');
  // Whether there is mail, the service says, once the reader comes near.
  await form.scrollIntoViewIfNeeded();
  if (script) await notify.waitFor();
  await form.getByLabel('Nom ou pseudonyme').fill('Samia B.');
  await form.getByLabel('Votre message (obligatoire)').fill(ASKED);
  await form.getByLabel('C’est une question pour la coopérative').check();
  await form.getByLabel('Adresse e-mail').fill(email);
  if (script) await notify.check();
  await form.getByRole('button', { name: 'Envoyer', exact: true }).click();
  if (!script) {
    // Who sends without script has the message before her once more.
    await page.getByText('Voici votre message tel qu’il sera publié.').waitFor();
    await page.getByRole('article', { name: 'Relisez votre message' }).getByText(ASKED).waitFor();
    await notify.check();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  }
  await page.getByText('Merci. Votre message attend la relecture.').waitFor();
}

for (const way of PAIRS) {
  test(`a question is asked, reviewed, answered by mail and settled: ${way.name}`, async (t) => {
    const { host, root, out, mail, service } = await cooperative(t);
    const reader = await visitor(t, browser, host, way);
    const { page } = reader;
    const address = `/${FOLDER}/${OLD}/`;

    await page.goto(address);
    await thread(page).scrollIntoViewIfNeeded();
    // Only what is asked for now can say so.
    if (way.script) await thread(page).getByText('Soyez la première personne à réagir.').waitFor();
    await ask(page, way.script, 'samia@exemple.fr');
    await keep(page, 'conversation received', way.name);

    // Nobody is enrolled without having said so twice.
    const confirm = await mail.letter('samia@exemple.fr', 'Confirmez');
    await page.goto(link(confirm, 'appuyez sur le bouton :'));
    await page.getByRole('button', { name: 'Oui, me prévenir' }).click();
    await page.getByText('C’est noté.').waitFor();

    await page.goto(address);
    await thread(page).waitFor();
    assert.equal(await page.getByText(ASKED).count(), 0, 'nothing is shown before it was reviewed');

    const moderator = await visitor(t, browser, host, way);
    const desk = moderator.page;
    await signIn(desk, service.moderator);
    await keep(desk, 'desk queue', way.name);
    await entry(desk, ASKED).getByRole('button', { name: /^Publier/ }).click();
    await desk.getByRole('status').getByText('Message publié.').waitFor();

    // Without script the conversation is what the last build knew; the service's own page is new.
    const conversation = `/commentaires/fil/${encodeURIComponent(`${FOLDER}/${OLD}`)}`;
    const seen = async () => {
      await page.goto(way.script ? address : conversation);
      await thread(page).scrollIntoViewIfNeeded();
      return thread(page).getByRole('article').filter({ hasText: ASKED });
    };
    await (await seen()).getByText('En attente de réponse').waitFor();

    await desk.goto((await deskPages(desk))['Tous les commentaires']);
    const asked = entry(desk, ASKED);
    await unfold(asked, 'Répondre');
    await asked.getByLabel('Réponse', { exact: true }).fill(ANSWERED);
    await asked.getByRole('button', { name: 'Publier la réponse' }).click();
    await desk.getByRole('status').getByText('Réponse publiée.').waitFor();

    const answer = await mail.letter('samia@exemple.fr', 'Réponse de la coopérative');
    assert.ok(answer.text.includes(ANSWERED), answer.text);
    assert.equal(new URL(link(answer, 'La réponse sur le site :')).pathname, address);
    await (await seen()).getByText('Réponse apportée').waitFor();
    await page.getByRole('article', { name: 'Réponse de la coopérative' }).getByText(ANSWERED).waitFor();

    await page.goto(link(answer, 'Oui :'));
    await page.getByRole('button', { name: 'Oui, c’est réglé' }).click();
    await page.getByText('Merci. Votre question est marquée comme réglée.').waitFor();
    await (await seen()).getByText('Réglé', { exact: true }).waitFor();
    await keep(page, 'conversation settled', way.name);

    // The post gets another address, and the conversation comes with it.
    const [old, moved] = [OLD, NEW].map((name) => join(root, 'content', FOLDER, name));
    renameSync(old, moved);
    const file = join(moved, 'index.md');
    const head = `---\nidentifiant: ${FOLDER}/${OLD}\nalias: [${address}]\n`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('---\n', head));
    const settings = join(root, 'palier.toml');
    writeFileSync(settings, readFileSync(settings, 'utf8')
      .replace(/^adresse = .*$/m, `adresse = "${host.url}"`)
      .replace(/^# instantane = .*$/m, `instantane = "${host.url}/commentaires/instantane.json"`));
    await publish(t, host, root, out);
    await service.refresh();
    await page.goto(address);
    await page.waitForURL(`**/${FOLDER}/${NEW}/`);
    const kept = thread(page).getByRole('article').filter({ hasText: ASKED });
    await kept.getByText('Réglé', { exact: true }).waitFor();
    await thread(page).getByText(ANSWERED).waitFor();

    // Its author closes the conversation: it stays to be read. Then she opens it again.
    const say = async (mode) => {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^commentaires: .*$/m, `commentaires: ${mode}`));
      await publish(t, host, root, out);
      await service.refresh();
      await page.goto(`/${FOLDER}/${NEW}/`);
      await thread(page).scrollIntoViewIfNeeded();
    };
    await say('fermes');
    await thread(page).getByText('Les commentaires sont fermés.').waitFor();
    await thread(page).getByText(ANSWERED).waitFor();
    assert.equal(await thread(page).getByRole('textbox').count(), 0, 'nobody may write');
    // What the service makes of that, the next build knows.
    await say('ouverts');
    await say('ouverts');
    await thread(page).getByLabel('Votre message (obligatoire)').waitFor();
  });
}
