// Asks for session and note of a scanned code while the scripts of the page are still on their way; client/link.ts takes the answers.
// Plain JavaScript beside the build, so that it runs before the build's own scripts are there.
(() => {
  const token = /^\/portal\/n\/([\w-]{20,})/.exec(location.pathname)?.[1];
  if (!token) return;
  const headers = { 'accept-language': localStorage.getItem('xiannuo.locale') ?? navigator.language, 'x-note-token': token };
  const ask = (path) => fetch(path, { headers, credentials: 'same-origin' });
  const session = ask('/api/session');
  const note = session
    .then((answer) => (answer.ok ? answer.clone().json() : {}))
    .then(({ noteId }) => (noteId ? ask(`/api/my/notes/${noteId}`) : undefined));
  note.catch(() => undefined);
  globalThis.xiannuoFirstCalls = { token, session, note };
})();
