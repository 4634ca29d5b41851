#include "core/diagram/words.h"

#include "core/azure/names.h"

namespace peerscape::diagram {

namespace {

/// In the order of Word.
constexpr std::array<std::string_view, kWordCount> kEnglish{
    PEERSCAPE_TR_NOOP("+{0} more"),
    PEERSCAPE_TR_NOOP("not modelled"),
    PEERSCAPE_TR_NOOP("address space unknown"),
    PEERSCAPE_TR_NOOP("no subnets"),
    PEERSCAPE_TR_NOOP("existing elsewhere"),
    PEERSCAPE_TR_NOOP("{0} {0|subnet|subnets}"),
    PEERSCAPE_TR_NOOP("{0} {0|thing in it|things in them}"),
    PEERSCAPE_TR_NOOP("no address"),
    PEERSCAPE_TR_NOOP("stopped"),
    PEERSCAPE_TR_NOOP("Region {0}"),
    PEERSCAPE_TR_NOOP("Subscription {0}"),
    PEERSCAPE_TR_NOOP("Tenant {0}"),
    PEERSCAPE_TR_NOOP("Initiated – one side"),
    PEERSCAPE_TR_NOOP("access off"),
    PEERSCAPE_TR_NOOP("subnet peering"),
    PEERSCAPE_TR_NOOP("out of sync"),
    PEERSCAPE_TR_NOOP("global"),
    PEERSCAPE_TR_NOOP("cross-tenant"),
    PEERSCAPE_TR_NOOP("up"),
    PEERSCAPE_TR_NOOP("down"),
    PEERSCAPE_TR_NOOP("Peering {0} to {1}"),
    PEERSCAPE_TR_NOOP("connected"),
    PEERSCAPE_TR_NOOP("initiated"),
    PEERSCAPE_TR_NOOP("disconnected"),
    PEERSCAPE_TR_NOOP("gateway transit allowed"),
    PEERSCAPE_TR_NOOP("remote gateways used"),
    PEERSCAPE_TR_NOOP("forwarded traffic allowed"),
    PEERSCAPE_TR_NOOP("Connection {0}"),
    PEERSCAPE_TR_NOOP("Virtual network {0}"),
    PEERSCAPE_TR_NOOP("collapsed"),
    PEERSCAPE_TR_NOOP("Subnet {0}"),
    PEERSCAPE_TR_NOOP("route table {0}"),
    PEERSCAPE_TR_NOOP("security group {0}"),
    PEERSCAPE_TR_NOOP("NAT gateway {0}"),
    PEERSCAPE_TR_NOOP("Image: {0}"),
    PEERSCAPE_TR_NOOP("Frame: {0}"),
    PEERSCAPE_TR_NOOP("Note: {0}"),
    PEERSCAPE_TR_NOOP("Site {0}"),
    PEERSCAPE_TR_NOOP("ExpressRoute circuit {0}"),
    PEERSCAPE_TR_NOOP("Resource {0}"),
    PEERSCAPE_TR_NOOP("locked"),
};

} // namespace

Words::Words(const Translate& translate)
{
    auto texts = std::make_shared<Texts>();
    for (std::size_t i = 0; i < kWordCount; ++i)
        (*texts)[i] = translate({kEnglish[i], {}});
    for (std::size_t i = 0; i < kKindCount; ++i)
        (*texts)[kWordCount + i] = translate({azure::kindLabel(static_cast<Kind>(i)), {}});
    m_texts = std::move(texts);
}

std::string_view Words::operator[](Word word) const
{
    const auto index = static_cast<std::size_t>(word);
    return m_texts != nullptr ? std::string_view((*m_texts)[index]) : kEnglish[index];
}

std::string Words::filled(Word word, const std::vector<std::string>& arguments) const
{
    return fillTemplate((*this)[word], arguments);
}

std::string_view Words::kind(Kind kind) const
{
    return m_texts != nullptr
               ? std::string_view((*m_texts)[kWordCount + static_cast<std::size_t>(kind)])
               : azure::kindLabel(kind);
}

} // namespace peerscape::diagram
