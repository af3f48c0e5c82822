import { painter } from '../../src/cli/paint';
import { Progress } from '../../src/cli/progress';
import { Written } from '../support/session';

describe('painter', () => {
  test.each([
    ['a terminal', new Written(true), {}, '\x1b[32mok\x1b[39m'],
    ['a terminal of somebody who wants no color', new Written(true), { NO_COLOR: '1' }, 'ok'],
    ['a file', new Written(), {}, 'ok'],
    ['a terminal that does not tell', { isTTY: true, write: () => undefined }, {}, 'ok'],
  ])('on %s', (_, output, env, text) => {
    expect(painter(output, env)('good', 'ok')).toBe(text);
  });
});

describe('Progress', () => {
  test('writes over its line and leaves nothing', () => {
    const output = new Written(true, 10);
    const progress = new Progress(output);
    progress.clear();
    progress.show('one');
    progress.show('twelve letters');
    progress.clear();
    expect(output.text).toBe('\r\x1b[Kone\r\x1b[Ktwelve l…\r\x1b[K');
  });

  test('takes a terminal of unknown width for one of 80 columns', () => {
    const output = new Written(true);
    new Progress(output).show('x'.repeat(90));
    expect(output.text).toBe(`\r\x1b[K${'x'.repeat(78)}…`);
  });

  test('says nothing in a log', () => {
    const output = new Written();
    const progress = new Progress(output);
    progress.show('one');
    progress.clear();
    expect(output.text).toBe('');
  });
});
