#pragma once

#include "core/check/peering_controls.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

class Form;
class ThemeManager;

/// One side of a peering: its title with an arrow between the real names, its name, the four
/// switches, each with a sentence that names the two networks or says why it cannot be switched,
/// and the rest of its fields behind "More".
class PeeringSide : public QWidget
{
    Q_OBJECT

public:
    PeeringSide(qtmodel::DocumentController& controller, const ThemeManager& theme,
                PeeringId peering, QWidget* parent = nullptr);

    [[nodiscard]] PeeringId peering() const { return m_peering; }
    /// Loads everything from the current document, where the peering must exist.
    void reload();

private:
    void buildFlags(QVBoxLayout& layout);
    void buildDetails(QVBoxLayout& layout);
    void apply(const edit::EditResult& result);

    qtmodel::DocumentController& m_controller;
    const ThemeManager& m_theme;
    PeeringId m_peering;
    QLabel* m_title = nullptr;
    QLineEdit* m_name = nullptr;
    std::array<QCheckBox*, check::kPeeringFlags.size()> m_flags{};
    std::array<QLabel*, check::kPeeringFlags.size()> m_sentences{};
    QLabel* m_error = nullptr;
    Form* m_details = nullptr;
};

/// The near or the far network of a peering by name, also when it was deleted.
[[nodiscard]] QString networkName(const azure::Document& document, const azure::Peering& peering,
                                  bool remote);

} // namespace peerscape::views
