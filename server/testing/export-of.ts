// What somebody's export gives: the rows of the kept file, by the headers of its columns.
import type { SignedIn, TestApp } from './open-test-app.ts';

export type ExportedRow = Readonly<Record<string, string>>;

export async function exportOf(app: TestApp, who: SignedIn, jobId: string) {
  await app.app.tasks.drain();
  const job = await who.api.jobs.show({ jobId });
  if (job.fileId === null) return { job, rows: [] as ExportedRow[], bytes: Buffer.alloc(0) };
  const file = await app.server.inject({ url: `/api/files/${job.fileId}`, headers: who.headers });
  const [header, ...rows] = await app.app.documents.table(file.rawPayload);
  const named = rows.map(({ cells }): ExportedRow => Object.fromEntries((header?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])));
  return { job, rows: named, bytes: file.rawPayload };
}
