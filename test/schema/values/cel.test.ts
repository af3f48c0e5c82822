import { celExpression } from '../../../src/schema/values/cel';

test.each([
  'true', 'a.b.c(d).e[f].g', 'response.code >= 400 && !(request.path == "/health")', 'a ? b : c ? d : e', '(a ? b : c) ? d : e', 'has(a.b)', 'has((a.b))', 'has(a, b)', 'a.has(b)',
  '[1, 2,]', '[,]', '[]', '{"a": 1, b: [2]}', '{,}', 'T{}', 'a.T{b: 1, c: 2,}', '.a.T{`b-c`: 1}.d', 'a.`b/c`', 'a in [1] || b', 'a < b < c', '!!a', '--a', '!-1', '- 1', 'a()', 'a(b, c)', '.a',
  'a.exists(x, x > 1)', 'a.exists((x), x)', 'a.exists(1)', 'a.map(x, y)', 'a.map(x, y, z)', 'a.while', '"\\n\\x41\\u0041\\U00000041\\101\\""', 'r"\\d"', "'''a\nb'''", '"""x"y"""', 'bR"x"',
  '.5', '1.5e-3', '1e3', '0x1Fu', '9223372036854775807', '-9223372036854775808', '18446744073709551615u', 'a // c', 'a // c\n + 1', '"é"',
])('%s is an expression', (expression) => expect(celExpression(expression)).toBeUndefined());

test.each([
  '', ' ', 'a ==', '(a', '()', '(a, b)', 'a ? b', 'a ? b c', 'has(a)', 'has(a.b())', '{a}', '{1: }', 'a(b,)', 'a(,)', '[1', '[1 2]', 'a[]', 'a[0', '[,1]', 'T{1: 2}', 'a(){b: 1}', 'a[0]{b: 1}', '..a', 'a.1', '-!a', '!-a',
  'a.exists(1, x)', 'a.exists(x.y, z)', 'a.map(1, y, z)', 'while', 'while(a)', 'a.in', 'true.1', 'in', 'a b', '1 2', '1 = 1', 'a & b', '@', '`a`', '"\\d"', '"a\nb"', 'rb"x"', 'é', '5.',
  '9223372036854775808', '18446744073709551616u', '1e999',
])('fails for the expression %j', (expression) => {
  expect(celExpression(expression)).toBe(`must be an expression in CEL such as 'response.code >= 400', got '${expression}'`);
});
