import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from '../e2e/support/eventually.ts';
import { seriousInAllThemes } from './support/axe.ts';
import { PanelBench, type Panel } from './support/panel-page.ts';

let bench: PanelBench;
before(async () => {
  bench = await PanelBench.start();
});
after(() => bench.stop());

function chunk(delta: object, rest: object = {}, index = 0): { readonly data: string } {
  const choices = [{ index, delta, ...rest }];
  return { data: JSON.stringify({ object: 'chat.completion.chunk', model: 'gpt-x', choices }) };
}

const call = { index: 0, id: 'c1', function: { name: 'get_weather', arguments: '{"city": "Paris"}' } };
const whole = [
  chunk({ role: 'assistant', content: '' }),
  chunk({ reasoning_content: 'Let me think.' }),
  chunk({ content: 'The **capital**' }),
  chunk({ content: ' is Paris.' }),
  chunk({ tool_calls: [call] }),
  chunk({}, { finish_reason: 'tool_calls' }),
  {
    data: JSON.stringify({
      object: 'chat.completion.chunk',
      choices: [],
      usage: { prompt_tokens: 7, completion_tokens: 9 },
    }),
  },
  { data: '[DONE]' },
];

const answer = (panel: Panel) => panel.page.locator('sse-answer');
const tab = (panel: Panel) => panel.page.getByRole('tab', { name: 'Answer', exact: true });
const text = (panel: Panel) => panel.page.getByRole('group', { name: 'Answer' });

/** What is marked as added by the selected event. */
function marked(panel: Panel): Promise<string> {
  return panel.page.evaluate(() => [...(CSS.highlights.get('answer-piece') ?? [])].map(String).join('|'));
}

async function withAnswer(action: (panel: Panel) => Promise<void>): Promise<void> {
  await bench.inPanel({ size: { width: 1200, height: 700 } }, async (panel) => {
    await panel.host((host, events) => host.push(...events), whole);
    await text(panel).waitFor();
    await action(panel);
  });
}

describe('the answer of a language model', () => {
  test('is in a tab that is there for such streams alone', () =>
    bench.inPanel({ state: { dockTab: 'answer' } }, async (panel) => {
      await panel.host((host) => host.push({ data: '1' }));
      assert.equal(await answer(panel).count(), 0);
      assert.equal(await tab(panel).count(), 0);
    }));

  test('shows the parts in their order, and what is known of the whole', () =>
    withAnswer(async (panel) => {
      assert.equal(await tab(panel).getAttribute('aria-selected'), 'true');
      const parts = await answer(panel).locator('.part').allInnerTexts();
      assert.equal(parts.length, 3);
      assert.match(parts[0] ?? '', /Thinking\s+13 characters/);
      assert.match(parts[1] ?? '', /^The capital is Paris\.$/);
      assert.match(parts[2] ?? '', /Tool call\s+get_weather\s+\{\s+"city": "Paris"\s+\}/);
      const head = (await answer(panel).locator('.head').innerText()).replaceAll(/\s+/g, ' ');
      assert.match(head, /gpt-x Complete tool_calls The model waits for the results/);
      assert.match(head, /7 tokens in, 9 tokens out \(final\) No final message/);
    }));

  test('a click on a word selects the event that brought it', () =>
    withAnswer(async (panel) => {
      await answer(panel).getByText('capital', { exact: true }).click();
      await eventually(async () => assert.equal(await marked(panel), 'The |capital'));
      assert.equal(await tab(panel).getAttribute('aria-selected'), 'true');
    }));

  test('an event that is selected marks what it added, also in what is folded', () =>
    withAnswer(async (panel) => {
      await text(panel).focus();
      await panel.page.keyboard.press('ArrowRight');
      await eventually(async () => assert.equal(await marked(panel), 'Let me think.'));
      await panel.page.keyboard.press('ArrowRight');
      await panel.page.keyboard.press('ArrowRight');
      await eventually(async () => assert.equal(await marked(panel), ' is Paris.'));
    }));

  test('a word that comes again leads to its own event', () =>
    bench.inPanel({}, async (panel) => {
      const words = ['so ', '**so**', ' *so*'].map((content) => chunk({ content }));
      await panel.host((host, events) => host.push(...events), words);
      await answer(panel).locator('em').click();
      await eventually(async () => assert.equal(await marked(panel), 'so'));
      await eventually(async () => {
        const row = panel.page.locator('[role=row][aria-selected=true]');
        assert.match((await row.innerText()).trim(), /^3\b/);
      });
    }));

  test('is shown as it was sent when Markdown is turned off', () =>
    withAnswer(async (panel) => {
      await answer(panel).getByRole('button', { name: 'Show as Markdown' }).click();
      await answer(panel).getByText('The **capital** is Paris.', { exact: true }).waitFor();
    }));

  test('is copied whole', () =>
    withAnswer(async (panel) => {
      await answer(panel).getByRole('button', { name: 'Copy answer' }).click();
      await eventually(async () => {
        const calls = await panel.host((host) =>
          host.calls.filter(({ name }) => name === 'copyText').map(({ args }) => args),
        );
        assert.deepEqual(calls, [['The **capital** is Paris.']]);
      });
    }));

  test('keeps the page small, and goes on with its end in sight', () =>
    bench.inPanel({}, async (panel) => {
      const long = Array.from({ length: 20_000 }, (_, n) => chunk({ content: `word${n} ` }));
      await panel.host((host, events) => host.push(...events), long);
      await text(panel).waitFor();
      assert.ok((await text(panel).innerText()).length < 25_000);
      await panel.host((host, event) => host.push(event), chunk({ content: 'the end' }));
      await answer(panel).getByText('the end').waitFor();
      await answer(panel).getByRole('button', { name: 'Show earlier text' }).click();
      await eventually(async () => assert.doesNotMatch(await text(panel).innerText(), /the end/));
    }));

  test('has a tab for each choice', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host(
        (host, events) => host.push(...events),
        [chunk({ content: 'one' }), chunk({ content: 'two' }, {}, 1)],
      );
      await panel.page.getByRole('tab', { name: 'Choice 2' }).click();
      await text(panel).getByText('two').waitFor();
    }));

  test('is not announced while it comes, but when it is over', () =>
    bench.inPanel({}, async (panel) => {
      await panel.host((host, events) => host.push(...events), whole.slice(0, 4));
      await text(panel).waitFor();
      assert.equal(await answer(panel).locator('[aria-live], [role=log], [role=status]').count(), 0);
      await panel.host((host, events) => host.push(...events), whole.slice(4));
      await panel.page
        .locator('.spoken[aria-live]')
        .filter({ hasText: 'Answer: Complete. No final message' })
        .waitFor({ state: 'attached' });
    }));

  test('is accessible in all themes', () =>
    withAnswer(async (panel) => {
      assert.deepEqual(await seriousInAllThemes(panel), []);
    }));
});
