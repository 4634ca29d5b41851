#pragma once

#include "core/arm/deployments.h"
#include "core/arm/message.h"
#include "core/route/route_engine.h"

#include <optional>

namespace peerscape::arm {

/// Azure Resource Manager over one document: subscriptions, resource groups, and every resource of
/// Microsoft.Network and Microsoft.Compute/virtualMachines that Peerscape models; others are kept
/// as they came; and templates, which Microsoft.Resources/deployments carries out. Reads cost what
/// the answer holds; a write is one of `edit`'s functions and one undo step. Not thread-safe: one
/// request at a time.
class Provider
{
public:
    explicit Provider(azure::Document document = {});

    [[nodiscard]] const azure::Document& document() const { return m_document; }
    /// Goes on from another version: an edit made elsewhere, an undo. O(1); what was worked out
    /// before is brought up to date when it is next asked for.
    void setDocument(azure::Document document) { m_document = std::move(document); }

    /// Answers one request. After a successful write `document()` is the next version. Never
    /// throws; any path and body gets an answer.
    [[nodiscard]] Response handle(const Request& request);

    /// The effective routes of the current version. O(document) the first time, then O(difference).
    [[nodiscard]] const route::RouteEngine& routes();

    /// The id of the first subscription, or the one that a first group will stand in.
    [[nodiscard]] std::string defaultSubscription() const;

private:
    azure::Document m_document;
    std::optional<route::RouteEngine> m_routes;
    Deployments m_deployments;
};

/// Puts the members of `changes` in place of those of `target`, objects within objects; null takes
/// a member away: what PATCH does.
void mergePatch(Json& target, const Json& changes);

} // namespace peerscape::arm
