import { decode } from '../../src/model/decode';

const UTF_16 = {
  text: 'a: ü',
  problem: { code: 'encoding', severity: 'error', message: 'is in UTF-16, which kubectl does not read; save it as UTF-8', file: 'a.yaml', line: 1 },
};
const read = (...bytes: number[]) => decode({ file: 'a.yaml', bytes: Uint8Array.from(bytes) });
const little = [...Buffer.from('a: ü', 'utf16le')];
const big = [...Buffer.from('a: ü', 'utf16le').swap16()];

test('UTF-8, with and without a byte order mark', () => {
  expect(read(...Buffer.from('a: ü'))).toEqual({ text: 'a: ü' });
  expect(read(...Buffer.from('\uFEFFa: ü'))).toEqual({ text: 'a: ü' });
  expect(read()).toEqual({ text: '' });
});

test('fails for UTF-16, and reads it', () => {
  expect(read(...little)).toEqual(UTF_16);
  expect(read(...big)).toEqual(UTF_16);
  expect(read(0xff, 0xfe, ...little)).toEqual(UTF_16);
  expect(read(0xfe, 0xff, ...big)).toEqual(UTF_16);
});

test('fails for other encodings in the line where they show', () => {
  expect(read(...Buffer.from('a: 1\nb: '), 0xfc, ...Buffer.from('\n')).problem).toEqual({
    code: 'encoding', severity: 'error', message: 'is not UTF-8 from here on; save it as UTF-8', file: 'a.yaml', line: 2,
  });
});

test('fails for what is no text', () => {
  const problem = { code: 'encoding', severity: 'error', message: 'is no text; give manifests in UTF-8', file: 'a.yaml', line: 1 };
  expect(read(0x89, 0x50, 0, 0xff)).toEqual({ text: '', problem });
  expect(read(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)).toEqual({ text: '', problem });
});

test('fails for ends of lines that Kubernetes does not see, and reads them', () => {
  expect(read(...Buffer.from('a: 1\r\nb: 2\rc: 3\r'))).toEqual({
    text: 'a: 1\r\nb: 2\nc: 3\n',
    problem: {
      code: 'encoding',
      severity: 'warning',
      file: 'a.yaml',
      line: 2,
      message: 'ends a line with CR alone, where kubectl sees neither lines nor documents end; end lines with LF',
    },
  });
});
