import { invalid } from '../../core/private/errors';
import { pathText } from '../../schema/problem';
import { MessageGroup, messageProblems } from '../../schema/validate-message';

/**
 * Throws when a rendered message is not as its pinned schema has it.
 *
 * The compiler sees to it in TypeScript. What comes from JSON or from another language it has not seen.
 *
 * @param what what the caller gave
 */
export function knownFields<Message extends object>(what: string, group: MessageGroup, name: string, message: Message): Message {
  const [problem] = messageProblems(group, name, message);
  if (problem) throw invalid(`${pathText([what, ...problem.path])} ${problem.message}`);
  return message;
}
