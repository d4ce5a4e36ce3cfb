import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { diagnosisKinds } from '../../src/shared/diagnoses/catalogue.ts';
import type { Diagnosis } from '../../src/shared/diagnoses/diagnosis.ts';
import type { DiagnosisKind } from '../../src/shared/diagnoses/catalogue.ts';
import type { RequestDraft } from '../../src/shared/boundary/page.ts';
import type { ConnectionAttempt } from '../../src/shared/stream/records.ts';
import { imageOf } from '../../src/page/details/text/image-data.ts';
import { eventually } from '../e2e/support/eventually.ts';
import { injections } from '../support/injections.ts';
import { CanaryServer, readAll, Watch } from './support/canary.ts';
import { measured } from './support/measured.ts';
import { PanelBench, type Panel, type PanelOptions } from './support/panel-page.ts';
import { twoAttempts } from './support/samples.ts';

let bench: PanelBench;
const canary = new CanaryServer();
let texts: readonly string[] = [];

before(async () => {
  bench = await PanelBench.start();
  await canary.start();
  texts = injections(canary.origin);
});
after(async () => {
  await bench.stop();
  await canary.stop();
});

/** So tall that no list leaves rows out. */
const tall = { width: 1400, height: 6000 };

/** In a panel in which nothing may run, load or open. */
async function unharmed(options: PanelOptions, action: (panel: Panel) => Promise<void>): Promise<void> {
  const visits = canary.visits;
  await bench.inPanel({ size: tall, ...options }, async (panel) => {
    const watch = await Watch.begin(panel.page);
    await action(panel);
    await readAll(panel);
    assert.deepEqual(await watch.found(), { ran: 0, dialogs: [], asked: [] });
  });
  assert.equal(canary.visits, visits, 'something was asked for');
}

/** What is left of a text when blanks and what cannot be seen are not looked at, which places show in ways of their own. */
const bare = (text: string): string =>
  text.toWellFormed().replaceAll(/[\s\p{C}\u2400-\u2426↵\uFFFD]|⟨U\+[\dA-F]{4}⟩/gu, '');

/** Waits until all these can be read somewhere, whole. */
async function shows(panel: Panel, wanted: readonly string[], cutAt = Number.POSITIVE_INFINITY): Promise<void> {
  await eventually(async () => {
    const all = bare((await readAll(panel)).join('\n'));
    const missing = wanted.map((text) => bare(text.slice(0, cutAt))).filter((text) => !all.includes(text));
    assert.deepEqual(missing.slice(0, 3), [], `${missing.length} are not shown`);
  });
}

/** As it can stand in one line of a stream. */
const line = (text: string): string => text.replaceAll(/[\r\n]/g, ' ');
const rows = () => texts.map((text) => ({ enabled: true, name: text, value: text }));

test('there are so many of them, and no two alike', () => {
  assert.equal(new Set(texts).size, 200);
  assert.ok(texts.every((text) => text !== ''));
});

test('in a page that is careless, they run and load', () =>
  bench.inPanel({}, async (panel) => {
    const page = await panel.page.context().newPage();
    await page.goto('about:blank');
    const watch = await Watch.begin(page);
    await page.route(/./, (route) => route.abort());
    await page.evaluate((texts) => {
      for (const text of texts.filter((text) => !/http-equiv|<plaintext|<base|frameset/.test(text))) {
        document.body.append(document.createRange().createContextualFragment(`<div>${text}</div>`));
      }
    }, texts);
    await eventually(async () => {
      const { ran, dialogs, asked } = await watch.found();
      assert.ok(ran > 10 && dialogs.length > 0 && asked.length > 10, JSON.stringify({ ran, asked: asked.length }));
    });
  }));

describe('what a server writes is text', () => {
  test('in rows: data, type, ID, and cells of a JSON path', () => {
    const columns = ['seq', 'type', 'id', '$.a', 'data'].map((id) => ({ id, isShown: true }));
    const titled = { id: '$.b', isShown: true, title: texts[14] ?? '' };
    const layout = { time: 'absolute' as const, columns: [...columns, titled] };
    return unharmed({ hydration: { layout }, state: { detailsOpen: false } }, async (panel) => {
      await panel.host(
        (host, events) => host.push(...events),
        texts.map((text) => ({ type: line(text), id: line(text), data: text })),
      );
      await panel.button(/^Types: /).click();
      await shows(panel, texts.map(line), 200);
      await panel.host((host) => host.restart());
      await panel.host(
        (host, events) => host.push(...events),
        texts.map((text) => ({ data: JSON.stringify({ a: text, b: text, [text]: text }) })),
      );
      await shows(panel, texts, 150);
    });
  });

  test('in the details of an event: as text, tree, XML and image, one after the other', () =>
    unharmed({ size: { width: 1400, height: 900 } }, async (panel) => {
      await panel.host(
        (host, events) => host.push(...events),
        texts.map((data) => ({ type: line(data), id: line(data), data })),
      );
      await panel.rows.first().click();
      await panel.page.keyboard.press('Home');
      // An element, for it is asked hundreds of times, and the roles of all elements are worked out to find it by its role.
      const tab = (await panel.eventView.elementHandle()) ?? assert.fail('There are no details.');
      const seen: string[] = [];
      for (const [index, text] of texts.entries()) {
        const { hasImage } = await eventually(async () => {
          const shown = await tab.evaluate(readDetails);
          assert.equal(shown.title, `Event ${index + 1}`);
          if (shown.kind === 'text') assert.equal(bare(shown.text), bare(text));
          else assert.ok(shown.kind === 'tree' && text.startsWith('{'));
          return shown;
        });
        if (hasImage) {
          await panel.button('Show image').click();
          seen.push((await tab.evaluate(readDetails)).kind);
          await panel.grid.focus();
        }
        await panel.page.keyboard.press('ArrowDown');
      }
      assert.ok(seen.length >= 10 && seen.includes('image') && seen.includes('text'), seen.join(' '));
    }));

  test('in a tree of JSON, as names and as values', () =>
    unharmed({}, async (panel) => {
      const data = JSON.stringify(Object.fromEntries(texts.map((text) => [text, [text]])));
      await panel.host((host, data) => host.push({ data }), data);
      await panel.rows.first().click();
      await panel.page.getByRole('tree').waitFor();
      await panel.page.getByRole('treeitem').first().press('*');
      await shows(
        panel,
        texts.map((text) => JSON.stringify(text).slice(1, -1)),
        100,
      );
    }));

  test('as Markdown, XML and an image of SVG that holds all of them', () =>
    unharmed({}, async (panel) => {
      const cdata = texts.map((text) => `<![CDATA[${text.replaceAll(']]>', ']] >')}]]>`).join('\n');
      const escaped = texts.map((text) => `<a b="${text.replaceAll(/[<>"&]/g, '')}"/>`).join('\n');
      const drawn = texts.filter((text) => text.endsWith('</svg>') && 'url' in imageOf(text));
      const svg = drawn.join('\n');
      assert.ok(drawn.length >= 4);
      const joined = texts.join('\n\n');
      await panel.host(
        (host, events) => host.push(...events),
        [
          { data: joined },
          { data: `<r>${cdata}${escaped}</r>` },
          { data: `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${svg}</svg>` },
        ],
      );
      await panel.rows.first().click();
      await panel.button('Show as Markdown').click();
      await panel.page.locator('.markdown .heading').first().waitFor();
      await shows(
        panel,
        texts.filter((text) => !/[`*_[\]#>|-]/.test(text)),
      );
      await panel.rows.nth(1).click();
      await shows(
        panel,
        texts.map((text) => text.replaceAll(/[<>"&]/g, '')),
      );
      await panel.rows.nth(2).click();
      await panel.button('Show image').click();
      const image = panel.page.getByRole('img', { name: 'An image: image/svg+xml' });
      await eventually(async () =>
        assert.equal(await image.evaluate((image) => (image as HTMLImageElement).complete), true),
      );
    }));

  test('in the bytes of an event, and in what there is to know of it', () =>
    unharmed({ state: { details: { tab: 'raw' } } }, async (panel) => {
      const all = texts.map(line).join(' ');
      const raw = texts.map((text) => `: ${line(text)}\n`).join('');
      await panel.host((host, event) => host.push(event), { type: all, id: all, data: 'x', raw: `${raw}data: x\n\n` });
      await panel.rows.first().click();
      await panel.page.getByRole('region', { name: 'Event details' }).getByRole('tab', { name: 'Raw' }).click();
      await panel.eventView.getByText('<plaintext>').first().waitFor();
      await panel.page.getByRole('tab', { name: 'Info' }).click();
      await shows(panel, texts.map(line));
    }));

  test('in the status, its advice, the answer, notes of the panel and the reason of a failed search', () =>
    unharmed({}, async (panel) => {
      await panel.host(async (host, texts) => {
        const [text, advice, answer] = [`Open: ${texts.join(' ')}`, texts.join(' '), texts.join('\n')];
        await host.show(
          { text, advice, answer, severity: 'error' },
          texts.map((text) => ({ text, advice: text })),
        );
      }, texts);
      await shows(panel, texts);
      await panel.page.getByRole('searchbox').fill('/x/');
      await panel.page.keyboard.press('Enter');
      await panel.host((host, message) => host.failSearch({ kind: 'invalid', message }), texts.join(' '));
      await shows(panel, texts);
    }));

  test('in the ledger of attempts: headers, status text, URLs, IDs, encryption, the end', () =>
    unharmed({ state: { dockTab: 'attempts' } }, async (panel) => {
      await panel.host(async (host, attempts) => {
        host.attempts = attempts;
        await host.show({ state: 'open', text: 'Open' });
      }, attemptsOf(texts));
      // The older ones are listed when somebody asks for them.
      await shows(panel, texts.slice(100));
      await panel.button(/^Attempt 200: headers/).click();
      await shows(panel, texts);
    }));

  test('in the notes, each kind with every fact', () =>
    unharmed({ state: { dockTab: 'diagnostics' } }, async (panel) => {
      const diagnoses = diagnosesOf(texts);
      await panel.host(async (host, diagnoses) => {
        host.streamDiagnoses = { diagnoses, off: [], looked: 1, received: 1 };
        await host.show({ state: 'open', text: 'Open' });
      }, diagnoses);
      const heads = panel.page.getByRole('region', { name: 'Diagnostics' }).locator('button.head');
      await eventually(async () => assert.equal(await heads.count(), diagnoses.length));
      for (let n = 0; n < diagnosisKinds.length; n++) await heads.nth(n).click();
    }));

  test('in cookies, types to choose from, and what a search offers', () =>
    unharmed({ state: { requestTab: 'cookies' } }, async (panel) => {
      const names = texts.map(line);
      await panel.host(async (host, names) => {
        const rest = { path: '/', secure: false, httpOnly: false };
        await host.keepCookies(names.map((name) => ({ name, value: name, domain: name, ...rest })));
        await host.push(...names.map((type) => ({ type, data: 'x' })));
      }, names);
      await shows(panel, names);
      const box = panel.page.getByRole('searchbox');
      await box.fill('type:');
      await panel.page.keyboard.press('Control+Space');
      await panel.page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
    }));

  test('in charts and statistics', () =>
    unharmed({ state: { dockTab: 'charts', statisticsShown: true } }, async (panel) => {
      for (const some of [texts.slice(0, 100), texts.slice(100)]) {
        const statistics = measured(some.map((text, n) => [n * 100, line(text)] as const));
        await panel.host((host, given) => Object.assign(host, given), { statistics });
        await panel.host((host) => host.push({ data: 'x' }));
        await shows(
          panel,
          some.map(line).filter((text) => text.length < 200),
        );
      }
    }));
});

test('what a link, a file or a command has in its request is text', () => {
  const draft: RequestDraft = {
    url: `http://h/${texts.map(line).join(' ')}`,
    method: 'POST',
    parameters: rows(),
    headers: rows(),
    bodyKind: 'text',
    body: texts.join('\n'),
    lastEventId: texts.map(line).join(' '),
    options: { proxy: texts.map(line).join(' '), acceptAnyContentType: true },
  };
  return unharmed({ hydration: { draft, environments: texts }, refusal: texts.join(' ') }, async (panel) => {
    for (const tab of ['Params', 'Headers', 'Auth', 'Body', 'Options']) {
      await panel.openRequest(tab);
      await shows(panel, texts.map(line));
    }
  });
});

/** The last of them, which comes first in the table, has all in its headers. */
function attemptsOf(texts: readonly string[]): readonly ConnectionAttempt[] {
  const [, sample] = twoAttempts;
  assert.ok(sample !== undefined);
  return texts.map((text, index) => ({
    ...sample,
    number: index + 1,
    url: text,
    finalUrl: `${text} `,
    method: text,
    lastEventIdSent: text,
    status: 200,
    statusText: text,
    httpVersion: text,
    remoteAddress: text,
    via: text,
    tls: { protocol: text, cipher: text, verified: false },
    requestHeaders: (index === texts.length - 1 ? texts : [text]).map((text) => [text, text] as const),
    responseHeaders: (index === texts.length - 1 ? texts : [text]).map((text) => [text, text] as const),
    end: { kind: 'status', message: text },
  }));
}

/** One of each kind; between them they have every text in every fact. */
function diagnosesOf(texts: readonly string[]): Diagnosis<DiagnosisKind>[] {
  const facts = (text: string): Record<string, string> =>
    Object.fromEntries(
      'field meant second charset encoding host id before other type types value times usual length ends count events seconds minutes ms bytes repeated'
        .split(' ')
        .map((name) => [name, text]),
    );
  const share = Math.ceil(texts.length / diagnosisKinds.length);
  return diagnosisKinds.map((kind, index) => {
    const own = texts.slice(index * share, (index + 1) * share).join(' ');
    const excerpt = Uint8Array.from(Buffer.from(own));
    return { kind, subject: own, count: 2, facts: facts(own), places: [{ seq: 1, isBetween: true, excerpt }] };
  });
}

interface ShownDetails {
  readonly title: string;
  readonly kind: 'image' | 'tree' | 'text';
  readonly text: string;
  /** There is a button to show the data as an image. */
  readonly hasImage: boolean;
}

/** What the details show of the data: text, an image or a tree. Runs in the page. */
function readDetails(panel: Element): ShownDetails {
  const title = (panel.getRootNode() as ShadowRoot).querySelector('h2')?.textContent ?? '';
  const root = panel.querySelector('sse-event-data')?.shadowRoot;
  const data = root?.querySelector('[aria-label=Data]');
  const buttons = [...(root?.querySelectorAll('button') ?? [])];
  const hasImage = buttons.some(({ textContent }) => textContent.trim() === 'Show image');
  if (root?.querySelector('img') !== null) return { title, hasImage, kind: 'image', text: '' };
  return data === null || data === undefined
    ? { title, hasImage, kind: 'tree', text: '' }
    : { title, hasImage, kind: 'text', text: data.textContent ?? '' };
}
