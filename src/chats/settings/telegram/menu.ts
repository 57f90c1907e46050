import { Composer } from "grammy";
import { isAnonymousAdmin } from "../../../telegram/admins.ts";
import { replying, type AppContext } from "../../../telegram/context.ts";
import { answerPress, editPressed } from "../../../telegram/press.ts";
import { findAwait, findAwaitOfMenu, forgetAwait } from "../store.ts";
import { isCancel } from "../../../telegram/typed.ts";
import { CHANNEL, settingsDesk, type SettingsPorts } from "./desk.ts";
import { holderOf, openPlace, refusal } from "./place.ts";
import { menuButton, proofButton } from "./render.ts";

/** /settings, in private and in groups, and everything that its menu leads to. */
export function settingsMenu(ports: SettingsPorts): Composer<AppContext> {
  const { db, clock, sections } = ports;
  const desk = settingsDesk(ports);
  const composer = new Composer<AppContext>();

  composer.command("settings", async (ctx) => {
    if (ctx.from === undefined) return;
    if (isAnonymousAdmin(ctx)) {
      const keyboard = {
        inline_keyboard: [
          [
            {
              text: ctx.t("settings-proof-button"),
              callback_data: proofButton.pack({ place: String(ctx.chat.id) }),
            },
          ],
        ],
      };
      await ctx.reply(ctx.t("settings-proof"), { ...replying(ctx), reply_markup: keyboard });
      return;
    }
    await desk.sendRoot(ctx, ctx.chat.id);
  });

  composer.chatType("private").command("start", async (ctx, next) => {
    const chatId = /^settings_(-\d{1,16})$/u.exec(ctx.match)?.[1];
    if (chatId === undefined) return next();
    await desk.sendRoot(ctx, Number(chatId));
  });

  composer.command("remind", async (ctx) => {
    if (ctx.chat.type === "private") return desk.sendSection(ctx, "cd");
    await ctx.reply(ctx.t("remind-group"), replying(ctx));
  });

  composer.callbackQuery(proofButton.pattern, async (ctx) => {
    const chatId = Number(proofButton.unpack(ctx.callbackQuery.data)?.place);
    const opened = await openPlace(ports, chatId, holderOf(ctx));
    if (opened.kind !== "open") return answerPress(ctx, refusal(ctx, opened));
    await answerPress(ctx);
    await desk.showRoot(ctx, opened);
  });

  composer.callbackQuery(menuButton.pattern, async (ctx) => {
    const button = menuButton.unpack(ctx.callbackQuery.data);
    if (button === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (button.person !== String(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    const opened = await openPlace(ports, Number(button.place), holderOf(ctx));
    if (opened.kind !== "open") return desk.showRefusal(ctx, Number(button.place), opened);
    if (ctx.chat !== undefined) await forgetAwait(db, ctx.from.id, ctx.chat.id);
    const section = sections.find(({ key }) => key === button.section);
    if (section?.applies(opened.place) === true) return desk.pressed(ctx, opened.place, section, button.what);
    await answerPress(ctx);
    if (button.what === "x") return editPressed(ctx, ctx.t("settings-closed"));
    if (button.what === "c") return desk.showChats(ctx, opened.place);
    if (button.what === "n") return desk.askForChannel(ctx, opened.place);
    await desk.showRoot(ctx, opened);
  });

  composer.on("message", async (ctx, next) => {
    const menuId = ctx.message.reply_to_message?.message_id;
    const awaited =
      isAnonymousAdmin(ctx) && menuId !== undefined
        ? await findAwaitOfMenu(db, ctx.chat.id, menuId, clock.now())
        : await findAwait(db, ctx.from.id, ctx.chat.id, clock.now());
    if (awaited === undefined) return next();
    const text = ctx.message.text ?? "";
    if (text.startsWith("/")) {
      const was = await forgetAwait(db, awaited.personId, awaited.chatId);
      // Another command runs; /cancel has done what it was for.
      if (!was || !isCancel(text)) return next();
      await ctx.reply(ctx.t("settings-cancelled"), replying(ctx));
      return;
    }
    const isMeant = ctx.chat.type === "private" || menuId === awaited.messageId;
    if (!isMeant) return next();
    if (awaited.section === CHANNEL) return desk.channelNamed(ctx);
    // A picture or a sticker answers nothing.
    if (text === "") return next();
    if (!(await desk.typed(ctx, awaited, text))) await next();
  });

  return composer;
}
