#pragma once

#include "core/fault/mistakes.h"

#include <QObject>

namespace peerscape::window {

struct Workbench;

/// A mistake that was made in the design for somebody to find. It is told as long as its step is in
/// the history; what is saved does not hold it.
class Lesson : public QObject
{
    Q_OBJECT

public:
    Lesson(Workbench& bench, QObject* parent);

    /// Asks which mistake it shall be, makes it as one undo step, and shows what stopped working.
    void begin();
    /// Whether there is a mistake that was not taken back.
    [[nodiscard]] bool isOpen() const;
    /// Says what was done, and selects its place where that is still there.
    void tell();

private:
    struct Made
    {
        fault::Mistake mistake;
        azure::Document broken; ///< The version with the mistake.
        int step = 0;           ///< How many edits the history had then.
    };

    Workbench& m_bench;
    std::optional<Made> m_made;
};

} // namespace peerscape::window
