import { headerValue } from '../../../src/core/private/header-value';

test.each(['a', 'some value', 'a\tb', 'é', '%HOSTNAME%', '%REQ(x-user)%', '100%%'])('takes %j', (value) => {
  expect(headerValue('header', value)).toBe(value);
});

test.each([
  ['a\nb', 'value of header cannot have control characters, got "a\\nb"'],
  ['\u007f', 'value of header cannot have control characters, got "\u007f"'],
  ['50%', "value of header has a '%' that begins no variable such as %HOSTNAME%, got '50%'; write '%%' for a percent sign"],
  ['%hostname%', "value of header has a '%' that begins no variable such as %HOSTNAME%, got '%hostname%'; write '%%' for a percent sign"],
])('fails with %j', (value, message) => {
  expect(() => headerValue('header', value)).toThrow(message);
});
