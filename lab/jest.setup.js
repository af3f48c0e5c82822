/* A real mesh on a busy machine is late now and then: what fails is tried once more, and its first failure is told all the same. */
jest.retryTimes(1, { logErrorsBeforeRetry: true });
