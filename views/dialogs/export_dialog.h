#pragma once

#include "core/write/picture_formats.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace peerscape::qtmodel {
class DocumentController;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// Exports the diagram in any format: what, how large, on what, with which extras. Has the choices
/// of `peerscape export`; remembers the last ones.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `visible` is the part of the drawing that the window shows.
    ExportDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 const ThemeManager& theme, const diagram::Rect& visible, QWidget* parent);

    /// Writes the picture to `path` with the choices of the dialog; shows an error in the dialog.
    /// True when it was written.
    bool exportTo(const QString& path);

    /// Draws with the icons of a folder from now on; shows an error in the dialog and leaves our
    /// own when they cannot be read. True when they were.
    bool takeIcons(const QString& folder);

private:
    enum Scope { Everything, Selected, Visible };

    void chooseAndExport();
    void chooseIcons();
    /// What the chosen icons leave to our own glyphs.
    void explainIcons();
    void showError(const QString& text);
    void remember() const;
    void restore();
    /// Offers only what the chosen format can hold, and says why.
    void followFormat();
    [[nodiscard]] const write::PictureFormatName& format() const;
    [[nodiscard]] write::PictureOptions options() const;
    /// A box for each layer, at first as the design shows it.
    [[nodiscard]] QWidget* makeLayers();
    /// The selected NICs and subnets, for a VM its NICs.
    [[nodiscard]] std::vector<ObjectId> selectedTables() const;

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    diagram::Rect m_visible;
    diagram::IconSet m_iconSet; ///< Of the folder.
    QComboBox* m_format = nullptr;
    QComboBox* m_scope = nullptr;
    QComboBox* m_picked = nullptr; ///< Theme of the picture.
    QDoubleSpinBox* m_scale = nullptr;
    QDoubleSpinBox* m_border = nullptr;
    QComboBox* m_icons = nullptr; ///< Our own, a folder when one is known, another folder.
    QLabel* m_iconNote = nullptr;
    std::vector<QCheckBox*> m_layers; ///< In the order of azure::kLayers.
    QCheckBox* m_background = nullptr;
    QCheckBox* m_legend = nullptr;
    QCheckBox* m_routes = nullptr;
    QCheckBox* m_source = nullptr;
    QCheckBox* m_sanitise = nullptr;
    QLabel* m_error = nullptr;
};

} // namespace peerscape::views
