/**
 * The methods and objects that the sandbox models, from the Bot API
 * documentation (10.3). One string lists the fields: `name:Type`, `name!:Type`
 * for required ones, `A|B` for alternatives, `[]` behind a type for an array.
 *
 * Real parameters that are missing here (business connections, paid features,
 * ephemeral messages …) are refused like invented ones: a bot that uses them
 * needs them modelled first.
 */
export const METHODS: Readonly<Record<string, string>> = {
  getMe: "",
  getUpdates: "offset:Integer limit:Integer timeout:Integer allowed_updates:String[]",
  setWebhook:
    "url!:String ip_address:String max_connections:Integer allowed_updates:String[] " +
    "drop_pending_updates:Boolean secret_token:String",
  deleteWebhook: "drop_pending_updates:Boolean",
  getWebhookInfo: "",
  sendMessage:
    "chat_id!:Integer|String message_thread_id:Integer text!:String parse_mode:String entities:MessageEntity[] " +
    "link_preview_options:LinkPreviewOptions disable_notification:Boolean protect_content:Boolean " +
    "allow_paid_broadcast:Boolean message_effect_id:String reply_parameters:ReplyParameters reply_markup:ReplyMarkup",
  editMessageText:
    "chat_id:Integer|String message_id:Integer inline_message_id:String text!:String parse_mode:String " +
    "entities:MessageEntity[] link_preview_options:LinkPreviewOptions reply_markup:InlineKeyboardMarkup",
  editMessageReplyMarkup:
    "chat_id:Integer|String message_id:Integer inline_message_id:String reply_markup:InlineKeyboardMarkup",
  deleteMessage: "chat_id!:Integer|String message_id!:Integer",
  deleteMessages: "chat_id!:Integer|String message_ids!:Integer[]",
  answerCallbackQuery:
    "callback_query_id!:String text:String show_alert:Boolean url:String cache_time:Integer",
  getChat: "chat_id!:Integer|String",
  getChatMember: "chat_id!:Integer|String user_id!:Integer",
  getChatAdministrators: "chat_id!:Integer|String return_bots:Boolean",
  getChatMemberCount: "chat_id!:Integer|String",
  leaveChat: "chat_id!:Integer|String",
  sendChatAction: "chat_id!:Integer|String message_thread_id:Integer action!:String",
  setMessageReaction: "chat_id!:Integer|String message_id!:Integer reaction:ReactionType[] is_big:Boolean",
  setMyCommands: "commands!:BotCommand[] scope:BotCommandScope language_code:String",
  getMyCommands: "scope:BotCommandScope language_code:String",
  deleteMyCommands: "scope:BotCommandScope language_code:String",
  setMyName: "name:String language_code:String",
  getMyName: "language_code:String",
  setMyDescription: "description:String language_code:String",
  getMyDescription: "language_code:String",
  setMyShortDescription: "short_description:String language_code:String",
  getMyShortDescription: "language_code:String",
  setChatMenuButton: "chat_id:Integer menu_button:MenuButton",
  getChatMenuButton: "chat_id:Integer",
};

const BUTTON = "text!:String icon_custom_emoji_id:String style:String";

/** The objects that parameters are made of. */
export const OBJECTS: Readonly<Record<string, string>> = {
  MessageEntity:
    "type!:String offset!:Integer length!:Integer url:String user:User language:String custom_emoji_id:String " +
    "unix_time:Integer date_time_format:String",
  User: "id!:Integer is_bot!:Boolean first_name!:String last_name:String username:String language_code:String is_premium:Boolean",
  LinkPreviewOptions:
    "is_disabled:Boolean url:String prefer_small_media:Boolean prefer_large_media:Boolean show_above_text:Boolean",
  ReplyParameters:
    "message_id!:Integer chat_id:Integer|String allow_sending_without_reply:Boolean quote:String " +
    "quote_parse_mode:String quote_entities:MessageEntity[] quote_position:Integer",
  InlineKeyboardMarkup: "inline_keyboard!:InlineKeyboardButton[][] force_reply:Boolean",
  InlineKeyboardButton:
    `${BUTTON} url:String callback_data:String web_app:WebAppInfo login_url:LoginUrl switch_inline_query:String ` +
    "switch_inline_query_current_chat:String switch_inline_query_chosen_chat:SwitchInlineQueryChosenChat " +
    "copy_text:CopyTextButton disabled:Empty callback_game:Empty pay:Boolean",
  ReplyKeyboardMarkup:
    "keyboard!:KeyboardButton[][] is_persistent:Boolean resize_keyboard:Boolean one_time_keyboard:Boolean " +
    "input_field_placeholder:String selective:Boolean force_reply:Boolean",
  KeyboardButton: `${BUTTON} request_contact:Boolean request_location:Boolean request_poll:KeyboardButtonPollType web_app:WebAppInfo`,
  KeyboardButtonPollType: "type:String",
  ReplyKeyboardRemove: "remove_keyboard!:Boolean selective:Boolean",
  ForceReply: "force_reply!:Boolean input_field_placeholder:String selective:Boolean",
  WebAppInfo: "url!:String",
  LoginUrl: "url!:String forward_text:String bot_username:String request_write_access:Boolean",
  SwitchInlineQueryChosenChat:
    "query:String allow_user_chats:Boolean allow_bot_chats:Boolean allow_group_chats:Boolean allow_channel_chats:Boolean",
  CopyTextButton: "text!:String",
  Empty: "",
  BotCommand: "command!:String description!:String is_ephemeral:Boolean",
};

/** Objects whose `type` decides which fields they have. */
export const VARIANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReactionType: {
    emoji: "type!:String emoji!:String",
    custom_emoji: "type!:String custom_emoji_id!:String",
    paid: "type!:String",
  },
  BotCommandScope: {
    default: "type!:String",
    all_private_chats: "type!:String",
    all_group_chats: "type!:String",
    all_chat_administrators: "type!:String",
    chat: "type!:String chat_id!:Integer|String",
    chat_administrators: "type!:String chat_id!:Integer|String",
    chat_member: "type!:String chat_id!:Integer|String user_id!:Integer",
  },
  MenuButton: {
    default: "type!:String",
    commands: "type!:String",
    web_app: "type!:String text!:String web_app!:WebAppInfo",
  },
};

/** Reply markups have no `type`; a field of their own tells them apart. */
export const REPLY_MARKUPS: Readonly<Record<string, string>> = {
  inline_keyboard: "InlineKeyboardMarkup",
  keyboard: "ReplyKeyboardMarkup",
  remove_keyboard: "ReplyKeyboardRemove",
  force_reply: "ForceReply",
};

/** The types of update, in the order of the documentation. */
export const UPDATE_TYPES: readonly string[] = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "business_connection",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
  "guest_message",
  "stopped_message_generation",
  "message_reaction",
  "message_reaction_count",
  "inline_query",
  "chosen_inline_result",
  "callback_query",
  "shipping_query",
  "pre_checkout_query",
  "purchased_paid_media",
  "poll",
  "poll_answer",
  "my_chat_member",
  "chat_member",
  "chat_join_request",
  "chat_boost",
  "removed_chat_boost",
  "managed_bot",
  "subscription",
];

/** A bot gets these only when it names them in `allowed_updates`. */
export const UPDATES_ON_REQUEST: readonly string[] = [
  "chat_member",
  "message_reaction",
  "message_reaction_count",
];
