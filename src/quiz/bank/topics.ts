import type { QuizTopic } from "../../content/quiz.ts";

/** A topic's name in the language of `t`. */
export function topicName(topic: QuizTopic, t: (key: string) => string): string {
  return t(`quiz-topic-${topic}`);
}
