#pragma once

#include "app/serve/fair_mutex.h"
#include "core/arm/front_door.h"

namespace peerscape::serve {

/// A design that many clients read and write at once: one request at a time, so that each sees
/// all of every write before it and none of those after. Thread-safe.
class Endpoint
{
public:
    explicit Endpoint(azure::Document document);

    [[nodiscard]] arm::Reply answer(const arm::Request& request, const std::string& base);

    /// The design as it is, and how many writes made it so. O(1).
    struct Version
    {
        azure::Document document;
        std::size_t writes = 0;
    };
    [[nodiscard]] Version version() const;

private:
    mutable FairMutex m_mutex;
    arm::Provider m_provider;
    arm::FrontDoor m_door;
    std::size_t m_writes = 0;
};

} // namespace peerscape::serve
