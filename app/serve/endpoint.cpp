#include "app/serve/endpoint.h"

namespace peerscape::serve {

Endpoint::Endpoint(azure::Document document)
    : m_provider(std::move(document))
{
}

arm::Reply Endpoint::answer(const arm::Request& request, const std::string& base)
{
    const std::lock_guard lock(m_mutex);
    arm::Reply reply = m_door.handle(m_provider, request, base);
    if (reply.response.edit && !reply.response.edit->changes.empty())
        ++m_writes;
    return reply;
}

Endpoint::Version Endpoint::version() const
{
    const std::lock_guard lock(m_mutex);
    return {m_provider.document(), m_writes};
}

} // namespace peerscape::serve
