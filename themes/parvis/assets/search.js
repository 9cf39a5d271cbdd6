// Finds pages by their words. The index says what a language does to words; of its files, only those are fetched that hold
// what is asked for and shown. The page around this is search.html.
const WEIGHTS = [8, 4, 3, 1]; // title, heading, summary, text

// Ascending numbers, written as their differences, in digits of five bits.
const numbers = (written) => {
  let last = 0;
  const digits = (number) => [...number].reduce((sum, digit) => sum * 32 + ((digit.charCodeAt() + 1) & 31), 0);
  return (written.match(/[_-~]*[?-^]/g) ?? []).map((number) => (last += digits(number)));
};

// How many letters are wrong, missing, too many or swapped.
const distance = (a, b) => {
  let before, previous, row = [...b, ''].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    [before, previous, row] = [previous, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] : i + j;
      row[j] = Math.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] !== b[j - 1]), swapped + 1);
    }
  }
  return row[b.length];
};

// The index whose files `load` gives.
export const open = async (load) => {
  const key = JSON.parse(await load('index.json'));
  const { letters, before, after, stop, endings, shards, facets } = key;

  const words = (text) =>
    [...text.normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '').replace(/./gu, (c) => letters[c] ?? c)
      .matchAll(/('?)([\p{Alphabetic}\p{N}]+)(?=('?))/gu)]
      .filter(([, left, word, right]) =>
        word.length <= 40 && !(right && before.includes(word)) && !(left && after.includes(word)))
      .map(([, , word]) => word).filter((word) => !stop.includes(word));

  const stem = (word) => {
    for (const step of /[^a-z0-9]/.test(word) ? [] : endings) {
      const rule = step.find(([ending, , least]) => word.length >= ending.length + least && word.endsWith(ending));
      if (rule) word = word.slice(0, -rule[0].length) + rule[1];
    }
    return word;
  };

  // The terms that `quality` accepts, out of some shards.
  const terms = async (wanted, quality) =>
    (await Promise.all(shards.filter(wanted).map((name) => load(`mots/${name}-.txt`)))).flatMap((text) => text.split('\n'))
      .map((line) => line.split(' ')).map(([term, ...lists]) => ({ term, lists, quality: term && quality(term) }))
      .filter(({ quality }) => quality);

  // Pages with their scores: of a word in any form, of words that begin with it, or else of words like it.
  const find = async (word) => {
    const whole = stem(word);
    const starts = (term) => word.length > 2 && term.startsWith(word);
    const holding = [whole, word].map((term) => (/[^a-z0-9]/.test(term) ? '_' : shards.findLast((name) => term.startsWith(name))));
    let found = await terms((name) => holding.includes(name) || starts(name), (term) => (term === whole ? 4 : starts(term) * 2));
    for (let wrong = 1; wrong <= word.length / 4 && wrong < 3 && !found.length; wrong++)
      found = await terms((name) => name[0] === word[0] && distance(name, word.slice(0, name.length)) < 2,
        (term) => distance(term, whole) <= wrong || distance(term.slice(0, word.length), word) <= wrong);
    const pages = new Map();
    for (const { lists, quality } of found)
      lists.forEach((list, field) => numbers(list).forEach((page) =>
        pages.set(page, Math.max(pages.get(page) ?? 0, quality * WEIGHTS[field]))));
    return { pages, terms: found.map(({ term }) => term) };
  };

  return {
    facets,
    stems: (text) => words(text).map(stem),

    // The pages with most of the words, the best first and the newest of equals; whether they have all; what to mark.
    search: async (query) => {
      const asked = [...new Set(words(query))];
      const found = await Promise.all(asked.map(find));
      const scores = {};
      for (const { pages } of found)
        for (const [page, score] of pages) {
          const [count, sum] = scores[page] ?? [0, 0];
          scores[page] = [count + 1, sum + score * Math.log(1 + key.pages / pages.size)];
        }
      const ranked = Object.entries(scores).sort(([a, [n, x]], [b, [m, y]]) => m - n || y - x || b - a);
      const most = ranked[0]?.[1][0];
      return {
        pages: ranked.filter(([, [count]]) => count === most).map(([page]) => +page),
        whole: most === asked.length,
        terms: found.flatMap(({ terms }) => terms),
      };
    },

    page: async (number) => JSON.parse(await load(`pages/${number >> 5}.json`))[number & 31],
  };
};

const start = (form) => {
  const [status, results, more, facets] = ['status', 'results', 'more', 'facets'].map((id) => document.getElementById('_' + id));
  const copy = (id) => document.getElementById('_' + id).content.firstElementChild.cloneNode(true);
  const say = (id, q, n) => (status.textContent = status.dataset[id].replace('{q}', q).replace('{n}', n));
  const asked = new URLSearchParams(location.search);
  const choices = {};
  let index, pause, turn = 0;
  facets.open = matchMedia('(min-width: 60rem)').matches;

  // Each file is fetched once; one that did not come may be asked for again.
  const files = {};
  const base = new URL(form.dataset.index, location);
  const load = (name) => files[name] ??= fetch(new URL(name, base))
    .then((answer) => (answer.ok ? answer.text() : Promise.reject()))
    .catch(() => Promise.reject(delete files[name]));

  const offer = ([name, values]) => {
    choices[name] = values.map(([value, label, list]) => {
      const item = copy('option');
      const [input, text, count] = item.querySelectorAll('input, [data-label], [data-count]');
      Object.assign(input, { name, value, checked: asked.has(name, value) });
      text.textContent = label;
      facets.querySelector(`[data-facet=${name}] ul`).append(item);
      return { item, input, count, own: new Set(numbers(list)) };
    });
  };

  const accepts = (page, but) => Object.entries(choices).every(([name, all]) => {
    const wanted = all.filter(({ input }) => input.checked);
    return name === but || !wanted.length || wanted.some(({ own }) => own.has(page));
  });

  // How many of the pages each choice leaves, given those of the other groups.
  const count = (pages) => {
    for (const [name, all] of Object.entries(choices)) {
      const open = pages.filter((page) => accepts(page, name));
      for (const { item, input, count, own } of all) {
        count.textContent = open.filter((page) => own.has(page)).length;
        item.hidden = !input.checked && count.textContent === '0';
      }
      facets.querySelector(`[data-facet=${name}]`).hidden = all.every(({ item }) => item.hidden);
    }
    facets.hidden = !pages.length;
  };

  // How many of the words that are looked for a text holds.
  const holds = (text, terms) => new Set(index.stems(text).filter((word) => terms.includes(word))).size;

  // A text with these words marked.
  const show = (element, text, terms) =>
    element.replaceChildren(...text.split(/([\p{L}\p{M}\p{N}]+)/u).map((part) => {
      if (!holds(part, terms)) return part;
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    }));

  // Where a page says most of them, from the page itself: a sentence with what follows it.
  const passage = async (url, terms) => {
    const page = new DOMParser().parseFromString(await load(url), 'text/html');
    const said = [...page.querySelectorAll('main :is(p, li, dd, td:not(.lots *), .lots strong)')].filter((each) => !each.closest('nav, .card, .pc-thread'));
    const places = said.flatMap((each) => each.textContent.trim().split(/(?<=[.!?…])\s+/)
      .map((sentence, at, all) => [holds(sentence, terms), all.slice(at).join(' ')]));
    const [most, best] = places.reduce((a, b) => (b[0] > a[0] ? b : a), [0]);
    if (!most) return;
    // What is long begins shortly before its first word.
    const words = best.split(/\s+/);
    const from = Math.max(0, words.findIndex((word) => holds(word, terms)) - 8);
    return (from ? '… ' : '') + words.slice(from).join(' ');
  };

  // Asked for once a result is seen whose summary does not say why it was found.
  const near = new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => {
    if (!isIntersecting) return;
    near.unobserve(target);
    const { url, terms } = target;
    passage(url, terms).then((text) => text && show(target, text, terms)).catch(() => {});
  }));

  const result = (page, terms) => {
    const item = copy('result');
    item.querySelector('a').href = page.url;
    for (const element of item.querySelectorAll('[data-field]')) {
      const { field } = element.dataset;
      show(element, page[field], terms);
      if ('dateTime' in element) element.dateTime = page.iso;
      if (field === 'summary' && !holds(page.summary, terms)) near.observe(Object.assign(element, { url: page.url, terms }));
      else if (!element.textContent) element.remove();
    }
    return item;
  };

  const run = async (wanted = 10) => {
    clearTimeout(pause);
    const mine = ++turn;
    const q = form.q.value.trim();
    const patience = setTimeout(say, 300, 'loading');
    try {
      index ??= await open(load);
      if (!choices.sorte) Object.entries(index.facets).forEach(offer);
      const { pages, whole, terms } = await index.search(q);
      const left = pages.filter((page) => accepts(page));
      const shown = await Promise.all(left.slice(0, wanted).map(index.page));
      if (mine !== turn) return;
      history.replaceState(0, '', '?' + new URLSearchParams(new FormData(form)));
      count(pages);
      near.disconnect();
      results.replaceChildren(...shown.map((page) => result(page, terms)));
      if (wanted > 10) results.children[wanted - 10]?.querySelector('a').focus();
      more.hidden = left.length <= wanted;
      more.onclick = () => run(wanted + 10);
      say(!q ? 'empty' : !left.length ? 'none' : !whole ? 'partial' : left[1] ? 'other' : 'one', q, left.length);
    } catch {
      if (mine === turn) say('error');
    } finally {
      clearTimeout(patience);
    }
  };

  form.oninput = ({ target }) => {
    clearTimeout(pause);
    pause = setTimeout(run, target === form.q ? 200 : 0);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    run();
  };
  form.q.value = asked.get('q') ?? '';
  if (form.q.value) run();
};

const form = globalThis.document?.getElementById('_search');
if (form) start(form);
