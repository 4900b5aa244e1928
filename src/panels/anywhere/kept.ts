/**
 * A file of ours asked for by its name, in an address as the service worker compares it (path and query together): it is never
 * answered with the page. What a query says, or the folder where all is published, does not make a file of a view.
 */
export const NAMED_FILE = /^[^?]*\/(?:data|plantillas|assets|iconos)\/[^?]*\.(?!html?(?:\?|$))\w+(?:\?|$)/;

/** Whether an answer is code of the page. A host may answer whatever is not there with its own start page, as if it were. */
export function isCode(answer: Response | undefined): answer is Response {
  return answer?.ok === true && /javascript|css/.test(answer.headers.get('content-type') ?? '');
}
