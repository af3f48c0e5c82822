import { render } from '../../../src/core/private/render';

interface Props {
  readonly name?: string;
  readonly port?: number;
  readonly seconds?: number;
}

interface Spec {
  name?: string;
  port?: number;
  seconds?: string;
}

interface Lists {
  readonly list?: string[];
  readonly map?: Record<string, string>;
}

const converters = {
  port: (value: number) => value + 1,
  seconds: (value: number) => `${value}s`,
};

test.each<[string, Props, Spec]>([
  ['fields without a converter come out as they are', { name: 'a' }, { name: 'a' }],
  ['fields with a converter come out as it says', { port: 1, seconds: 0 }, { port: 2, seconds: '0s' }],
  ['fields that are empty, false or 0 come out', { name: '', port: 0 }, { name: '', port: 1 }],
  ['fields that are undefined are left out, and not converted', { name: undefined, seconds: undefined }, {}],
  ['a struct without fields comes out empty', {}, {}],
])('%s', (_, props, spec) => {
  expect(render<Props, Spec>(props, converters)).toStrictEqual(spec);
});

test('the struct stays as it is', () => {
  const props = Object.freeze({ seconds: 1 });

  expect(render<Props, Spec>(props, converters)).not.toBe(props);
});

test('a list or map that changes later changes nothing', () => {
  const list = ['a'];
  const map: Record<string, string> = { a: '1' };
  const spec = render<Lists, Lists>({ list, map }, {});
  list.push('b');
  map.b = '2';

  expect(spec).toEqual({ list: ['a'], map: { a: '1' } });
});

test('fails with the error of a converter', () => {
  expect(() => render<Props, Spec>({ seconds: 1 }, { seconds: () => { throw new Error('no time'); } })).toThrow('no time');
});
