// Everything the environment decides, read once and checked: one typed object, or one clear list of what is wrong.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

export type ObjectStore = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

export type Settings = {
  readonly port: number;
  /** Address to listen on; all by default. */
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  /** Shown on sign-in pages and prints. */
  readonly companyName: string;
  /** Sender of mails. */
  readonly mailFrom: string | undefined;
  /** Without a trailing slash; default http(s)://localhost:<port>. */
  readonly publicUrl: string;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly smtpUrl: string | undefined;
  /** Undefined: people sign in by password only. */
  readonly sms: { readonly url: string; readonly token: string | undefined } | undefined;
  /** Undefined: files are kept on disk below dataDir. */
  readonly objectStore: ObjectStore | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong with the settings, all of it, in the words of the person who starts the server. */
export class SettingsRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`设置有误 · Settings refused:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsRefused';
    this.problems = problems;
  }
}

/** Throws SettingsRefused. An empty variable counts as absent. `root`: what a relative DATA_DIR is relative to. */
export function readSettings(environment: Environment = process.env, root = process.cwd()): Settings {
  const problems: string[] = [];
  const refuse = (problem: string): undefined => void problems.push(problem);
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;

  const url = (name: string, protocols: readonly string[]): string | undefined => {
    const written = text(name);
    if (written === undefined) return undefined;
    const fits = URL.canParse(written) && protocols.includes(new URL(written).protocol.slice(0, -1));
    return fits ? written : refuse(`${name}：应为 ${protocols.join(':// 或 ')}:// 开头的地址 · must be an address of ${protocols.join(' or ')}`);
  };

  const tls = readTls(text, refuse);
  const port = readPort(text('PORT'), refuse);
  const publicUrl = url('PUBLIC_URL', ['http', 'https'])?.replace(/\/+$/, '') ?? `${tls ? 'https' : 'http'}://localhost:${port}`;
  const settings = {
    port,
    host: text('HOST') ?? '0.0.0.0',
    dataDir: resolve(root, text('DATA_DIR') ?? 'data'),
    databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql']),
    demo: readSwitch('DEMO', text('DEMO'), refuse),
    companyName: text('COMPANY_NAME') ?? '鲜诺食材配送',
    mailFrom: text('MAIL_FROM'),
    publicUrl,
    tls,
    smtpUrl: url('SMTP_URL', ['smtp', 'smtps']),
    sms: readSms(url('SMS_URL', ['http', 'https']), text('SMS_TOKEN')),
    objectStore: readObjectStore(text, url('S3_ENDPOINT', ['http', 'https']), refuse),
  };
  if (problems.length > 0) throw new SettingsRefused(problems);
  return settings;
}

type Text = (name: string) => string | undefined;
type Refuse = (problem: string) => undefined;

function readPort(written: string | undefined, refuse: Refuse): number {
  const port = Number(written ?? 8080);
  if (!/^\d+$/.test(written ?? '8080') || port > 65_535) refuse(`PORT：应为 0 到 65535 的整数 · must be a whole number from 0 to 65535`);
  return port;
}

function readSwitch(name: string, written: string | undefined, refuse: Refuse): boolean {
  if (written === undefined || /^(on|1|true|yes)$/i.test(written)) return true;
  if (!/^(off|0|false|no)$/i.test(written)) refuse(`${name}：应为 on 或 off · must be on or off`);
  return false;
}

function readTls(text: Text, refuse: Refuse): Settings['tls'] {
  const [cert, key] = [text('TLS_CERT'), text('TLS_KEY')];
  if (!cert && !key) return undefined;
  if (!cert || !key) return refuse('TLS_CERT 与 TLS_KEY：须同时设置 · set both or neither');
  const missing = Object.entries({ TLS_CERT: cert, TLS_KEY: key }).filter(([, path]) => !existsSync(path));
  for (const [name] of missing) refuse(`${name}：找不到文件 · no such file`);
  return missing.length > 0 ? undefined : { cert: resolve(cert), key: resolve(key) };
}

const readSms = (url: string | undefined, token: string | undefined): Settings['sms'] => (url === undefined ? undefined : { url, token });

/** All S3 settings or none; only the region has a default. */
function readObjectStore(text: Text, endpoint: string | undefined, refuse: Refuse): ObjectStore | undefined {
  const needed = { S3_BUCKET: text('S3_BUCKET'), S3_ACCESS_KEY_ID: text('S3_ACCESS_KEY_ID'), S3_SECRET_ACCESS_KEY: text('S3_SECRET_ACCESS_KEY') };
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = needed;
  if (!text('S3_ENDPOINT') && !bucket && !accessKeyId && !secretAccessKey) return undefined;
  const missing = Object.entries({ S3_ENDPOINT: text('S3_ENDPOINT'), ...needed }).flatMap(([name, value]) => (value ? [] : [name]));
  for (const name of missing) refuse(`${name}：使用对象存储时必填 · needed for an object store`);
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  return { endpoint, bucket, accessKeyId, secretAccessKey, region: text('S3_REGION') ?? 'us-east-1' };
}
