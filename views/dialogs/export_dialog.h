#pragma once

#include <QDialog>

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

/// Exports the diagram as SVG, PNG or PDF: what, how large, on what. Remembers the last choice.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 const ThemeManager& theme, QWidget* parent);

    /// Writes the picture to `path` with the choices of the dialog; shows an error in the dialog.
    /// True when it was written.
    bool exportTo(const QString& path);

private:
    void chooseAndExport();
    void remember() const;

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    QComboBox* m_format = nullptr;
    QComboBox* m_scope = nullptr;
    QComboBox* m_picked = nullptr; ///< Theme of the picture.
    QDoubleSpinBox* m_scale = nullptr;
    QDoubleSpinBox* m_border = nullptr;
    QCheckBox* m_background = nullptr;
    QLabel* m_error = nullptr;
};

} // namespace peerscape::views
