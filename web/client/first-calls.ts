// Answers that public/first-calls.js asked for before any of our scripts had arrived: each is taken once, then calls go out as ever.
type FirstCalls = { readonly token: string; session?: Promise<Response> | undefined; note?: Promise<Response | undefined> | undefined };

const early = (globalThis as { xiannuoFirstCalls?: FirstCalls }).xiannuoFirstCalls;

function take(which: 'session' | 'note'): Promise<Response | undefined> | undefined {
  const answer = early?.[which];
  if (early) early[which] = undefined;
  return answer;
}

/** The answer to this request, if it was asked for before: same address, same token. Undefined also where that went wrong. */
export async function answerBefore(request: Request): Promise<Response | undefined> {
  if (!early || request.method !== 'GET' || request.headers.get('x-note-token') !== early.token) return undefined;
  const { pathname } = new URL(request.url);
  const which = pathname === '/api/session' ? 'session' : pathname.startsWith('/api/my/notes/') ? 'note' : undefined;
  const answer = which && (await take(which)?.catch(() => undefined));
  return answer?.ok && new URL(answer.url).pathname === pathname ? answer : undefined;
}
