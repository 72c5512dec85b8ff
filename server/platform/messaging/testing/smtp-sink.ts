// A mail server for tests: speaks SMTP on a free port, keeps what it accepts, can refuse an address or be busy.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

export type Mail = { readonly to: string; readonly messageId: string; readonly source: string };

export async function openSmtpSink() {
  const mails: Mail[] = [];
  const mood = { busy: false, refuses: '', dropsAnswer: false };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    converse(socket, { mails, mood });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    mood,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Desk = { readonly mails: Mail[]; readonly mood: { busy: boolean; refuses: string; dropsAnswer: boolean } };

function converse(socket: Socket, { mails, mood }: Desk): void {
  const answer = (line: string) => socket.write(`${line}\r\n`);
  let to = '';
  let source: string | undefined;
  let buffer = '';
  const accept = (text: string) => {
    mails.push({ to, source: text, messageId: /^Message-ID: (.+)$/im.exec(text)?.[1]?.trim() ?? '' });
    if (mood.dropsAnswer) socket.destroy();
    else answer('250 kept');
  };
  const line = (text: string) => {
    if (source !== undefined) {
      if (text === '.') {
        accept(source);
        source = undefined;
      } else source += `${text}\n`;
      return;
    }
    const verb = text.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      to = /<(.+?)>/.exec(text)?.[1] ?? '';
      if (mood.busy) return answer('451 busy, try again');
      return answer(to === mood.refuses ? '550 no such mailbox' : '250 ok');
    }
    if (verb === 'DATA') {
      source = '';
      return answer('354 go on');
    }
    if (verb === 'QUIT') return socket.end('221 bye\r\n');
    return answer('250 ok');
  };
  answer('220 sink');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    const lines = buffer.split('\r\n');
    buffer = lines.pop() ?? '';
    for (const text of lines) line(text);
  });
}
