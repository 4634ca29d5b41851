#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace peerscape::qtmodel {

/// Gives something up on a thread of the pool, which takes it apart unless somebody else still has
/// it: what a large design was made of takes longer to free than a window may wait. O(1) here.
template<class T>
void letGo(std::shared_ptr<T> what)
{
    // The pool copies what it runs; none of the copies that die here may be the last owner.
    const auto held = std::make_shared<std::shared_ptr<T>>(std::move(what));
    QThreadPool::globalInstance()->start([held] { held->reset(); });
}

} // namespace peerscape::qtmodel
