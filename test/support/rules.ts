/*
 * The rules that many messages end with, as `checks.test.ts` pins them letter by letter.
 */

/** What a name of Kubernetes must be. */
export const LABEL_RULE = "must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit";

/** What a name of Kubernetes must be that may have dots. */
export const SUBDOMAIN_RULE = "must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit";

/** What the key of a label must be. */
export const LABEL_KEY_RULE = "a label key is a name such as 'app' (at most 63), optionally after a DNS name and '/'";

/** What the value of a label must be. */
export const LABEL_VALUE_RULE = "a label value has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit";

/** What the name of a host must be that may have a wildcard, as the Gateway API has it. */
export const HOSTNAME_RULE = "must be a DNS name in lowercase such as 'www.example.com' or '*.example.com' (at most 253)";

/** What the name of a host must be that has no wildcard, as the Gateway API has it. */
export const PRECISE_HOSTNAME_RULE = "must be a DNS name in lowercase such as 'www.example.com' (at most 253)";
