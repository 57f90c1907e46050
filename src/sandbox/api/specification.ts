/** Where a message goes, what comes with its content, and how it is sent. */
const TARGET = "chat_id!:Integer|String message_thread_id:Integer";
const EPHEMERAL = `${TARGET} ephemeral_message_parameters:EphemeralMessageParameters`;
const SOURCE = "from_chat_id!:Integer|String";
const CAPTION = "caption:String parse_mode:String caption_entities:MessageEntity[]";
const LOOK = "show_caption_above_media:Boolean has_spoiler:Boolean";
const OPTIONS =
  "disable_notification:Boolean protect_content:Boolean allow_paid_broadcast:Boolean message_effect_id:String " +
  "reply_parameters:ReplyParameters";
const SENDING = `${OPTIONS} reply_markup:ReplyMarkup`;

/**
 * The methods and objects that the sandbox models, from the Bot API
 * documentation (10.3). One string lists the fields: `name:Type`, `name!:Type`
 * for required ones, `A|B` for alternatives, `[]` behind a type for an array.
 *
 * Real parameters that are missing here (business connections, paid features
 * …) are refused like invented ones: a bot that uses them
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
    "chat_id!:Integer|String message_thread_id:Integer ephemeral_message_parameters:EphemeralMessageParameters " +
    "text!:String parse_mode:String entities:MessageEntity[] " +
    "link_preview_options:LinkPreviewOptions disable_notification:Boolean protect_content:Boolean " +
    "allow_paid_broadcast:Boolean message_effect_id:String reply_parameters:ReplyParameters reply_markup:ReplyMarkup",
  editMessageText:
    "chat_id:Integer|String message_id:Integer inline_message_id:String text!:String parse_mode:String " +
    "entities:MessageEntity[] link_preview_options:LinkPreviewOptions reply_markup:InlineKeyboardMarkup",
  sendPhoto: `${EPHEMERAL} photo!:InputFile ${CAPTION} ${LOOK} ${SENDING}`,
  sendVideo:
    `${EPHEMERAL} video!:InputFile duration:Integer width:Integer height:Integer thumbnail:InputFile ` +
    `supports_streaming:Boolean ${CAPTION} ${LOOK} ${SENDING}`,
  sendDocument: `${EPHEMERAL} document!:InputFile thumbnail:InputFile disable_content_type_detection:Boolean ${CAPTION} ${SENDING}`,
  sendAnimation:
    `${EPHEMERAL} animation!:InputFile duration:Integer width:Integer height:Integer thumbnail:InputFile ` +
    `${CAPTION} ${LOOK} ${SENDING}`,
  sendAudio:
    `${EPHEMERAL} audio!:InputFile duration:Integer performer:String title:String thumbnail:InputFile ` +
    `${CAPTION} ${SENDING}`,
  sendVoice: `${EPHEMERAL} voice!:InputFile duration:Integer ${CAPTION} ${SENDING}`,
  sendMediaGroup: `${TARGET} media!:InputMedia[] ${OPTIONS}`,
  editMessageMedia:
    "chat_id:Integer|String message_id:Integer inline_message_id:String media!:InputMedia reply_markup:InlineKeyboardMarkup",
  editMessageCaption:
    "chat_id:Integer|String message_id:Integer inline_message_id:String " +
    `${CAPTION} show_caption_above_media:Boolean reply_markup:InlineKeyboardMarkup`,
  copyMessage: `${TARGET} ${SOURCE} message_id!:Integer ${CAPTION} show_caption_above_media:Boolean ${SENDING}`,
  copyMessages: `${TARGET} ${SOURCE} message_ids!:Integer[] disable_notification:Boolean protect_content:Boolean remove_caption:Boolean`,
  forwardMessage: `${TARGET} ${SOURCE} message_id!:Integer disable_notification:Boolean protect_content:Boolean message_effect_id:String`,
  forwardMessages: `${TARGET} ${SOURCE} message_ids!:Integer[] disable_notification:Boolean protect_content:Boolean`,
  getFile: "file_id!:String",
  pinChatMessage: "chat_id!:Integer|String message_id!:Integer disable_notification:Boolean",
  unpinChatMessage: "chat_id!:Integer|String message_id:Integer",
  unpinAllChatMessages: "chat_id!:Integer|String",
  unpinAllForumTopicMessages: "chat_id!:Integer|String message_thread_id!:Integer",
  editMessageReplyMarkup:
    "chat_id:Integer|String message_id:Integer inline_message_id:String reply_markup:InlineKeyboardMarkup",
  editEphemeralMessageText:
    "chat_id!:Integer|String receiver_user_id!:Integer ephemeral_message_id!:Integer text!:String parse_mode:String " +
    "entities:MessageEntity[] link_preview_options:LinkPreviewOptions reply_markup:InlineKeyboardMarkup",
  editEphemeralMessageReplyMarkup:
    "chat_id!:Integer|String receiver_user_id!:Integer ephemeral_message_id!:Integer reply_markup:InlineKeyboardMarkup",
  deleteEphemeralMessage: "chat_id!:Integer|String receiver_user_id!:Integer ephemeral_message_id!:Integer",
  answerInlineQuery:
    "inline_query_id!:String results!:InlineQueryResult[] cache_time:Integer is_personal:Boolean next_offset:String " +
    "button:InlineQueryResultsButton",
  answerGuestQuery: "guest_query_id!:String result!:InlineQueryResult",
  setChatMemberTag: "chat_id!:Integer|String user_id!:Integer tag:String",
  sendPoll:
    "chat_id!:Integer|String message_thread_id:Integer question!:String question_parse_mode:String " +
    "question_entities:MessageEntity[] options!:InputPollOption[] is_anonymous:Boolean type:String " +
    "allows_multiple_answers:Boolean allows_revoting:Boolean shuffle_options:Boolean allow_adding_options:Boolean " +
    "hide_results_until_closes:Boolean members_only:Boolean country_codes:String[] correct_option_ids:Integer[] " +
    "explanation:String explanation_parse_mode:String explanation_entities:MessageEntity[] open_period:Integer " +
    "close_date:Integer is_closed:Boolean description:String description_parse_mode:String " +
    "description_entities:MessageEntity[] disable_notification:Boolean protect_content:Boolean " +
    "allow_paid_broadcast:Boolean message_effect_id:String reply_parameters:ReplyParameters reply_markup:ReplyMarkup",
  stopPoll: "chat_id!:Integer|String message_id!:Integer reply_markup:InlineKeyboardMarkup",
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

const MEDIA = `type!:String media!:String ${CAPTION}`;
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
    "message_id:Integer ephemeral_message_id:Integer chat_id:Integer|String allow_sending_without_reply:Boolean quote:String " +
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
  InputPollOption: "text!:String text_parse_mode:String text_entities:MessageEntity[]",
  EphemeralMessageParameters:
    "receiver_user_id!:Integer callback_query_id:String replace_callback_query_message:Boolean",
  InputMessageContent:
    "message_text!:String parse_mode:String entities:MessageEntity[] link_preview_options:LinkPreviewOptions",
  InlineQueryResultsButton: "text!:String web_app:WebAppInfo start_parameter:String",
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
  InlineQueryResult: {
    article:
      "type!:String id!:String title!:String input_message_content!:InputMessageContent " +
      "reply_markup:InlineKeyboardMarkup url:String description:String thumbnail_url:String " +
      "thumbnail_width:Integer thumbnail_height:Integer",
  },
  InputMedia: {
    photo: `${MEDIA} ${LOOK}`,
    video: `${MEDIA} ${LOOK} thumbnail:String width:Integer height:Integer duration:Integer supports_streaming:Boolean`,
    animation: `${MEDIA} ${LOOK} thumbnail:String width:Integer height:Integer duration:Integer`,
    audio: `${MEDIA} thumbnail:String duration:Integer performer:String title:String`,
    document: `${MEDIA} thumbnail:String disable_content_type_detection:Boolean`,
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
