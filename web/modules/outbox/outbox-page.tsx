// What the installation told to whom, and what it still has to do.
import { Tabs } from 'antd';
import { useSearchState } from '../../app/go.tsx';
import { PageHeader } from '../../design/controls.tsx';
import '../../design/desk/desk-parts.css';
import { useTexts } from '../../design/locale.ts';
import './desk.css';
import { Messages } from './messages.tsx';
import { Tasks } from './tasks.tsx';
import { Wordings } from './wordings.tsx';

const texts = {
  title: { zh: '发件箱', en: 'Outbox' },
  messages: { zh: '消息', en: 'Messages' },
  tasks: { zh: '任务', en: 'Tasks' },
  wordings: { zh: '措辞', en: 'Wording' },
};

export default function OutboxPage() {
  const t = useTexts(texts);
  const [tab, setTab] = useSearchState('tab', 'messages');
  return (
    <>
      <PageHeader title={t('title')} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'messages', label: t('messages'), children: <Messages /> },
          { key: 'tasks', label: t('tasks'), children: <Tasks /> },
          { key: 'wordings', label: t('wordings'), children: <Wordings /> },
        ]}
      />
    </>
  );
}
