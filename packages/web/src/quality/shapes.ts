import type { components } from '../api/schema.d.ts';

type Schemas = components['schemas'];

export type Pick = Schemas['PickView'];
export type ReviewLine = Schemas['ReviewLine'];
export type Review = Schemas['ReviewView'];
export type Criterion = Schemas['CriterionView'];
export type Answer = Schemas['AnswerView'];
export type SaidLine = Schemas['SaidLine'];
export type Appeal = Schemas['AppealView'];
export type CalibrationLine = Schemas['CalibrationLine'];
export type Calibration = Schemas['CalibrationView'];
export type Figures = Schemas['FiguresView'];
export type Feedback = Schemas['FeedbackLine'];
export type Task = Schemas['TaskView'];
