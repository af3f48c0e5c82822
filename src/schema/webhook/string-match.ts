import type { VirtualServiceHttpCorsPolicyAllowOrigins as StringMatch } from '../networking.istio.io.generated';
import { regex } from '../values/regex';
import { Place } from './place';

/** A comparison of a text. */
export function stringMatch(match: StringMatch, place: Place): void {
  if (match.prefix === '') place.at('prefix').error('must not be empty; leave the match out to take every value');
  stringMatchOrAll(match, place);
}

/** As `stringMatch`, where the empty prefix is what all begin with. */
export function stringMatchOrAll(match: StringMatch, place: Place): void {
  place.check('regex', match.regex, regex);
}
