export const JOB_STATES = ['waiting', 'running', 'done', 'refused', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];
