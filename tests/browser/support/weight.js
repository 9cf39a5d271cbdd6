// What a page weighs on its way to a telephone.
import { gzipSync } from 'node:zlib';

// The bytes of a page by what they are, gzipped, until it stands: what its conversation brings comes when a reader does.
export async function weigh(page, address) {
  const answers = [];
  const note = (answer) => answers.push(answer);
  page.on('response', note);
  await page.goto(address);
  page.off('response', note);
  const weights = { document: 0, stylesheet: 0, script: 0, font: 0 };
  for (const answer of answers) {
    const type = answer.request().resourceType();
    if (type in weights) weights[type] += gzipSync(await answer.body(), { level: 9 }).length;
  }
  return weights;
}
