#pragma once

#include "core/shell/session.h"

#include <QString>

/// Runs of scripts that the program writes, and what they have to give.
namespace peerscape::test {

/// Nothing but the subscriptions and the settings of a design.
[[nodiscard]] azure::Document emptyLike(const azure::Document& document);

/// What is there before a design is deployed: subscriptions, groups, networks elsewhere.
[[nodiscard]] azure::Document placeOf(const azure::Document& document);

/// A design without what only a drawing knows: how guests behave, whether a line is up.
[[nodiscard]] azure::Document withoutDrawingFacts(const azure::Document& document);

/// The first difference in resources, then in routes. Public addresses that the service hands out
/// may differ.
[[nodiscard]] QString madeDifference(const azure::Document& wanted, const azure::Document& made);

/// The first error of a script in the console; empty when there is none. Questions for a secret get
/// one.
[[nodiscard]] QString runScript(shell::Session& session, const std::string& script);

/// What an exported az script's first refused command says; empty when there is none. Every command
/// is run, whether or not its resource is there; asked for a secret it gets one.
[[nodiscard]] QString runAzScript(shell::Session& session, const std::string& script);

} // namespace peerscape::test
