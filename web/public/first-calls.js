// Asks for session and note of a scanned code while the scripts of the page are still on their way; client/first-calls.ts hands the answers on.
// Plain JavaScript beside the build, so that it runs before the build's own scripts are there.
(() => {
  const scanned = /^\/portal\/n\/([\w-]{20,})/.exec(location.pathname)?.[1];
  const opened = /^\/portal\/notes\/([\w-]{36})/.exec(location.pathname)?.[1];
  const token = scanned ?? (opened && sessionStorage.getItem('xiannuo.note'));
  if (!token) return;
  const headers = { 'accept-language': localStorage.getItem('xiannuo.locale') ?? navigator.language, 'x-note-token': token };
  const ask = (path) => fetch(path, { headers, credentials: 'same-origin' });
  const askNote = (noteId) => (noteId ? ask(`/api/my/notes/${noteId}`) : undefined);
  const session = ask('/api/session');
  const held = opened ?? session.then((answer) => (answer.ok ? answer.clone().json() : {})).then(({ noteId }) => noteId);
  const note = Promise.resolve(held).then(askNote);
  for (const call of [session, note]) call.catch(() => undefined);
  globalThis.xiannuoFirstCalls = { token, session, note };
})();
