// Work behind the scenes that failed for good, runs or waits.
import { Button, Popconfirm, Segmented, type TableProps } from 'antd';
import { useSearchState } from '../../app/go.tsx';
import { api } from '../../client/api.ts';
import { useReadPages, useSubmit } from '../../client/query.ts';
import { DataTable } from '../../design/desk/data-table.tsx';
import { useSay, useTexts } from '../../design/locale.ts';
import { ToneTag } from '../../design/marks.tsx';
import { Empty, Refused } from '../../design/states.tsx';
import { TimeText } from '../../design/time-text.tsx';
import { type Task, taskName, taskStates, taskTones } from './labels.ts';

const texts = {
  list: { zh: '后台任务', en: 'Tasks' },
  all: { zh: '全部', en: 'All' },
  name: { zh: '任务', en: 'Task' },
  state: { zh: '状态', en: 'State' },
  when: { zh: '下次运行或结束', en: 'Due or ended' },
  attempts: { zh: '第 {count} 次', en: 'attempt {count}' },
  progress: { zh: '进度 {done}/{total}', en: '{done} of {total}' },
  progressOpen: { zh: '已处理 {done}', en: '{done} done' },
  stopping: { zh: '正在取消', en: 'Being cancelled' },
  rerun: { zh: '重跑', en: 'Run again' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelSure: { zh: '取消这个任务？', en: 'Cancel this task?' },
  well: { zh: '没有失败或等待的任务', en: 'No task failed or waits' },
  wellDo: { zh: '后台工作都已完成。失败的任务会留在这里，可以重跑。', en: 'All work is done. Failed tasks stay here and can be run again.' },
};

const STATES = ['failed', 'running', 'waiting', 'cancelled'] as const;

export function Tasks() {
  const t = useTexts(texts);
  const say = useSay();
  const [state, setState] = useSearchState('state');
  const pages = useReadPages(api.outbox.tasks, state ? { state: state as Task['state'] } : {});
  const columns: TableProps<Task>['columns'] = [
    { title: t('name'), key: 'name', render: (_, task) => <TaskName task={task} /> },
    {
      title: t('state'),
      key: 'state',
      render: (_, task) => <ToneTag tone={taskTones[task.state]}>{task.cancelAsked ? t('stopping') : say(taskStates[task.state])}</ToneTag>,
    },
    { title: t('when'), key: 'when', responsive: ['md'], render: (_, task) => <TimeText at={task.endedAt ?? task.dueAt} style="short" /> },
    { key: 'acts', align: 'right', render: (_, task) => <TaskActs task={task} /> },
  ];
  return (
    <>
      <div className="filter-bar">
        <Segmented
          value={state}
          onChange={setState}
          options={[{ value: '', label: t('all') }, ...STATES.map((value) => ({ value, label: say(taskStates[value]) }))]}
        />
      </div>
      <DataTable
        pages={pages}
        rowKey="id"
        columns={columns}
        label={t('list')}
        empty={
          <Empty title={t('well')} icon="check">
            {t('wellDo')}
          </Empty>
        }
      />
    </>
  );
}

function TaskName({ task }: { readonly task: Task }) {
  const t = useTexts(texts);
  const say = useSay();
  const { progress } = task;
  const said =
    progress && (progress.total ? t('progress', { done: progress.done, total: progress.total }) : t('progressOpen', { done: progress.done }));
  return (
    <div className="two-lines message-what">
      <span>{say(taskName(task.name))}</span>
      <small className="quiet">
        {[task.attempts > 0 && t('attempts', { count: task.attempts }), said, progress?.note].filter(Boolean).join(' · ')}
      </small>
      {task.error && <small className="message-error">{task.error}</small>}
    </div>
  );
}

function TaskActs({ task }: { readonly task: Task }) {
  const t = useTexts(texts);
  const rerun = useSubmit(api.outbox.rerun);
  const cancel = useSubmit(api.outbox.cancel);
  return (
    <>
      <span className="row" style={{ justifyContent: 'flex-end' }}>
        {task.can.rerun && (
          <Button size="small" type="primary" ghost loading={rerun.isPending} onClick={() => rerun.mutate({ id: task.id })}>
            {t('rerun')}
          </Button>
        )}
        {task.can.cancel && (
          <Popconfirm title={t('cancelSure')} onConfirm={() => cancel.mutate({ id: task.id })}>
            <Button size="small" loading={cancel.isPending}>
              {t('cancel')}
            </Button>
          </Popconfirm>
        )}
      </span>
      <Refused error={rerun.error ?? cancel.error} />
    </>
  );
}
