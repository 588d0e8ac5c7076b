// The reserved keys of log entries and error bodies. They are constants, not an object, so that a
// bundle holds only those in use.

/** Key of the {@link InfoClassification} of an entry: `classification`. */
export const Classification = 'classification';

/** Key of the {@link LogEntryType} of an entry: `type`. */
export const LogType = 'type';

/** Key of the name of the operation that is being carried out: `operation`. */
export const Operation = 'operation';

/** Key of the text of an entry or an error body: `msg`. */
export const Message = 'msg';

/** Key of the arguments of a logged call: `args`. */
export const Arguments = 'args';

/** Key of the result of a logged call: `return`. */
export const Return = 'return';

/** Key of the error of a logged call, or of the errors of an answer: `error`. */
export const ErrorKey = 'error';

/** Key of the details of an error: `details`. */
export const Details = 'details';
