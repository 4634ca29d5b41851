#pragma once

#include "core/azure/names.h"
#include "core/edit/edit.h"

#include <QTest>

#include <string>
#include <string_view>

/// Short forms for tests of edits and their refusals.
namespace peerscape::test {

inline std::string groupId()
{
    return "/subscriptions/sub1/resourceGroups/rg1";
}
inline std::string vnetId(std::string_view name)
{
    return groupId() + "/providers/Microsoft.Network/virtualNetworks/" + std::string(name);
}
inline std::string linkId(std::string_view vnet, std::string_view link)
{
    return vnetId(vnet) + "/virtualNetworkPeerings/" + std::string(link);
}
inline std::string subnetId(std::string_view vnet, std::string_view subnet)
{
    return vnetId(vnet) + "/subnets/" + std::string(subnet);
}
inline std::string networkId(std::string_view type, std::string_view name)
{
    return groupId() + "/providers/Microsoft.Network/" + std::string(type) + '/'
           + std::string(name);
}

/// "code: message" of a refusal, or "accepted".
inline std::string outcome(const edit::EditResult& result)
{
    return result ? std::string("accepted") : result.error().code + ": " + result.error().message;
}
inline std::string codeOf(const edit::EditResult& result)
{
    return result ? std::string("accepted") : result.error().code;
}
inline std::string labelOf(const edit::EditResult& result)
{
    return result ? render(result->label) : outcome(result);
}

/// The result of an edit that must be accepted; its change set must be what differs.
inline azure::Document accepted(const azure::Document& before, const edit::EditResult& result)
{
    if (!result) {
        QTest::qFail(outcome(result).c_str(), __FILE__, __LINE__);
        return before;
    }
    if (!(result->changes == azure::Document::diff(before, result->next)))
        QTest::qFail("the change set is not the difference", __FILE__, __LINE__);
    return result->next;
}

} // namespace peerscape::test

/// Compares two std::strings with both shown in full on failure.
#define COMPARE_TEXT(actual, expected)                                                             \
    QCOMPARE(QString::fromStdString(actual), QString::fromStdString(std::string(expected)))
