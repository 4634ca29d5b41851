#pragma once

#include "core/base/ids.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

/// Marks a message template for translation; lupdate finds it, the core leaves it as it is.
#define PEERSCAPE_TR_NOOP(text) text

namespace peerscape {

/// A sentence for people that the core does not translate: an English template with the places
/// `{0}`, `{1}` … and their arguments. Names, addresses and Azure's terms go in as arguments.
struct Message
{
    std::string_view text; ///< A string literal, marked with PEERSCAPE_TR_NOOP where it is written.
    std::vector<std::string> arguments;
    /// Sentences and words within, each translated on its own; their places follow those of the
    /// arguments.
    std::vector<Message> parts = {};

    friend bool operator==(const Message&, const Message&) = default;
};

/// `text` with every `{n}` replaced by the nth argument; a place without an argument stays.
[[nodiscard]] std::string fillTemplate(std::string_view text,
                                       const std::vector<std::string>& arguments);

/// The English sentence of a message.
[[nodiscard]] std::string render(const Message& message);

/// Why something was refused. `code` is Azure's own where it has one (azure-routing.md 8),
/// otherwise `SIM-…` or a Peerscape code.
struct Error
{
    std::string code;
    std::string message;            ///< In English; of a rule Azure's wording.
    std::vector<ObjectId> subjects; ///< The objects concerned, the refused one first.
    /// The same sentence to be translated, when it is ours; Azure's wording, which is never
    /// translated, and what a library or the system says have no text here.
    Message words = {};

    friend bool operator==(const Error&, const Error&) = default;
};

template<class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(std::string code, std::string message,
                                                std::vector<ObjectId> subjects = {})
{
    return tl::unexpected<Error>(Error{std::move(code), std::move(message), std::move(subjects)});
}

/// An error in our own words, which a window says in its language.
[[nodiscard]] Error ownError(std::string code, Message words, std::vector<ObjectId> subjects = {});

/// Shorthand for returning one from a function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> failOwn(std::string code, Message words,
                                                   std::vector<ObjectId> subjects = {})
{
    return tl::unexpected<Error>(ownError(std::move(code), std::move(words), std::move(subjects)));
}

/// `error` within a sentence that tells more, such as where it is: what `error` says goes to the
/// place behind those of the arguments.
[[nodiscard]] Error within(Message sentence, Error error);

} // namespace peerscape
