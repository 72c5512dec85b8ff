// 粘贴开单: the customer's words left, what was read from them right. Look, Enter, next.
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { forgetPasted, usePasted } from '../../app/desk/pasted.ts';
import { useGo } from '../../app/go.tsx';
import { type Answer, api } from '../../client/api.ts';
import { useRead } from '../../client/query.ts';
import { KeyHint, PageHeader, Section } from '../../design/controls.tsx';
import { Icon } from '../../design/icon.tsx';
import { useTexts } from '../../design/locale.ts';
import { FileDrop } from '../../design/photo-capture.tsx';
import { PhotoGrid } from '../../design/photo-grid.tsx';
import { Empty, Loading, Refused } from '../../design/states.tsx';
import { useUploads } from '../../design/use-uploads.ts';
import { VoicePlayer } from '../../design/voice.tsx';
import { useSettled } from './customer-pick.tsx';
import './desk.css';
import { Drafts } from './drafts.tsx';
import { marksOf } from './source-marks.ts';
import { SourceWords } from './source-words.tsx';

const texts = {
  title: { zh: '粘贴开单', en: 'Paste box' },
  sub: { zh: '在工作台任意页面按 Ctrl+V，聊天文字、图片、语音都可以。', en: 'Press Ctrl+V anywhere on the desk: chat, pictures, voice.' },
  words: { zh: '客户原话', en: 'The customer’s words' },
  hint: {
    zh: '把微信群里的消息粘贴到这里，例如：\n\n三中食堂 张师傅 6:42\n今天的番茄烂了8斤，中午前要补',
    en: 'Paste the chat here.',
  },
  change: { zh: '修改原文', en: 'Edit' },
  look: { zh: '看识别结果', en: 'Back to the reading' },
  clear: { zh: '清空', en: 'Clear' },
  files: { zh: '图片、语音、截图：粘贴或拖到这里', en: 'Pictures, voice: paste or drop here' },
  ready: { zh: '粘贴后，这里几秒内出现草稿', en: 'The draft appears here' },
  readyDo: {
    zh: '客户、商品、数量、时间会自动填好；有把握的直接回车开单，琥珀色的看一眼再开。',
    en: 'Sure ones: press Enter. Amber ones: have a look first.',
  },
  onlyFiles: { zh: '附件已收到。写一句话说明问题，或直接登记来电。', en: 'Files received: add a sentence about the problem.' },
  register: { zh: '手工登记', en: 'Register by hand' },
};

export default function PastePage() {
  const t = useTexts(texts);
  const go = useGo();
  const [text, setText] = useState('');
  const [editing, setEditing] = useState(true);
  const [customerId, setCustomer] = useState<string | null>(null);
  const uploads = useUploads();
  const settled = useSettled(text.trim(), 350);
  useTakePasted((words) => {
    setText((now) => (now.trim() ? `${now}\n${words}` : words));
    setCustomer(null);
    setEditing(words.trim() === '');
  }, uploads.add);
  const read = useRead(api.cases.read, { text: settled, ...(customerId ? { customerId } : {}) }, { enabled: settled !== '', keep: true });
  const shown = settled === '' ? undefined : read.data;
  const clear = () => {
    setText('');
    setCustomer(null);
    setEditing(true);
    uploads.clear();
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        sub={t('sub')}
        actions={
          text || uploads.list.length > 0 ? (
            <Button onClick={clear}>{t('clear')}</Button>
          ) : (
            <Button onClick={() => go('/cases/new')}>
              <Icon name="phone" size={15} /> {t('register')}
            </Button>
          )
        }
      />
      <div className="paste">
        <div className="stack">
          <Original text={text} read={shown} editing={editing} onText={setText} onEditing={setEditing} onFiles={uploads.add} />
          <Attached uploads={uploads} label={t('files')} />
        </div>
        <div className="stack">
          <Refused error={read.error} onRetry={() => read.refetch()} />
          {settled !== '' && read.isPending && !read.error && <Loading rows={8} />}
          {settled === '' && (
            <Empty title={t(uploads.list.length > 0 ? 'onlyFiles' : 'ready')} icon="paste" action={<KeyHint keys="Ctrl+V" />}>
              {t('readyDo')}
            </Empty>
          )}
          {shown && (
            <Drafts
              key={settled}
              drafts={shown.drafts}
              files={uploads.ids}
              busy={uploads.busy || read.isFetching}
              onCustomer={setCustomer}
              onClear={clear}
            />
          )}
        </div>
      </div>
    </>
  );
}

type OriginalProps = {
  readonly text: string;
  readonly read: Answer<typeof api.cases.read> | undefined;
  readonly editing: boolean;
  readonly onText: (text: string) => void;
  readonly onEditing: (editing: boolean) => void;
  readonly onFiles: (files: readonly File[]) => void;
};

function Original({ text, read, editing, onText, onEditing, onFiles }: OriginalProps) {
  const t = useTexts(texts);
  return (
    <Section
      title={t('words')}
      icon="chat"
      extra={
        read && (
          <button type="button" className="plain-button" onClick={() => onEditing(!editing)}>
            {t(editing ? 'look' : 'change')}
          </button>
        )
      }
    >
      {editing || !read ? (
        <Input.TextArea
          value={text}
          autoFocus
          aria-label={t('words')}
          placeholder={t('hint')}
          autoSize={{ minRows: 9, maxRows: 24 }}
          maxLength={20_000}
          onChange={({ target }) => onText(target.value)}
          onPaste={(event) => {
            const { files } = event.clipboardData;
            if (files.length > 0) onFiles([...files]);
            // Pasted words are read as read; typed ones stay in the field.
            if (text.trim() === '' && event.clipboardData.getData('text/plain').trim()) onEditing(false);
          }}
        />
      ) : (
        <SourceWords messages={read.messages} marks={marksOf(read.drafts)} />
      )}
    </Section>
  );
}

/** What the shell caught from the clipboard anywhere on the desk comes in here. */
function useTakePasted(onWords: (text: string) => void, onFiles: (files: readonly File[]) => void): void {
  const pasted = usePasted();
  const take = useRef({ onWords, onFiles });
  take.current = { onWords, onFiles };
  const taken = useRef<typeof pasted>(undefined);
  useEffect(() => {
    // Once only, also where an effect runs twice.
    if (!pasted || taken.current === pasted) return;
    taken.current = pasted;
    forgetPasted();
    take.current.onWords(pasted.text);
    if (pasted.files.length > 0) take.current.onFiles(pasted.files);
  }, [pasted]);
}

function Attached({ uploads, label }: { readonly uploads: ReturnType<typeof useUploads>; readonly label: string }) {
  const pictures = uploads.list.filter(({ src }) => src !== undefined);
  const voices = uploads.list.filter(({ file }) => file.type.startsWith('audio/'));
  return (
    <div className="stack" data-own-paste>
      <FileDrop uploads={uploads}>{label}</FileDrop>
      <PhotoGrid photos={pictures.map(({ key, src, file }) => ({ id: key, src, caption: file.name }))} />
      {voices.map((one) => (
        <Voice key={one.key} file={one.file} />
      ))}
    </div>
  );
}

function Voice({ file }: { readonly file: File }) {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(file);
    setSrc(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return src ? <VoicePlayer src={src} /> : null;
}
