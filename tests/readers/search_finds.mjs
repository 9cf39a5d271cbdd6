// Runs the theme's search on the index of a built site. Reads `{queries: […], text: "…"}`; prints as JSON what each query
// finds and fetches, and the shortened words of the text.
import { readFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';

const [script, folder] = process.argv.slice(2);
// The script is a module for browsers, whatever its name says to Node.
const { open } = await import(`data:text/javascript;base64,${await readFile(script, 'base64')}`);
const { queries = [], text = '' } = await json(process.stdin);

let fetched = [];
const load = (name) => {
  fetched.push(name);
  return readFile(`${folder}/${name}`, 'utf8');
};
const answers = [];
const index = await open(load);
for (const query of queries) {
  fetched = [];
  const { pages, whole, terms } = await index.search(query);
  const urls = (await Promise.all(pages.slice(0, 10).map(index.page))).map((page) => page.url);
  answers.push({ query, count: pages.length, whole, terms, urls, fetched: [...new Set(fetched)].sort() });
}
console.log(JSON.stringify({ answers, stems: [...new Set(index.stems(text))].sort() }));
