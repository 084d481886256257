/*
 * In the place of app/_server/drawing-threads: threads need a build, and the journeys have one. What
 * is drawn does not depend on where.
 */
export { drawFile as drawInThread } from "@/app/_server/draw-file";
