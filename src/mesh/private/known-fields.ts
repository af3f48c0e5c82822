import { invalid } from '../../core/private/errors';
import type { MessageGroup } from '../../schema/validate-message';
import { messages } from './messages';

/**
 * Throws when a rendered message is not as its pinned schema has it.
 *
 * The compiler sees to it in TypeScript. What comes from JSON or from another language it has not seen.
 *
 * @param what what the caller gave
 */
export function knownFields<Message extends object>(what: string, group: MessageGroup, name: string, message: Message): Message {
  const { messageProblems, pathText } = messages();
  const [problem] = messageProblems(group, name, message);
  if (problem) throw invalid(`${pathText([what, ...problem.path])} ${problem.message}`);
  return message;
}
